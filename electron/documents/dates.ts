/** The first instant a zip entry can carry; stands for "no source dates it". */
const undated = '1980-01-01T00:00:00.000Z'

/** A year, month, day or instant that names its zone: only these read the same on every machine. */
const zonedDate = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/

/** The instant a date of the data names, to the second; `undated` when it names none or one a file cannot carry. */
export function instantOf(date: string | null): string {
  const second = Math.floor(timeOf(date ?? '') / 1000) * 1000
  return second >= Date.parse(undated) && second < Date.parse('2100-01-01T00:00:00Z')
    ? new Date(second).toISOString()
    : undated
}

/** "2012-03-05 14:20 UTC", whatever zone and locale the machine has; text that is no date is shown as it is. */
export function showInstant(date: string): string {
  const time = timeOf(date)
  return Number.isNaN(time) ? date : `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** "2012-03-05 14:20 UTC by A. Verifier". */
export function describeMoment(date: string, by: string): string {
  return by.trim() === '' ? showInstant(date) : `${showInstant(date)} by ${by.trim()}`
}

function timeOf(date: string): number {
  return zonedDate.test(date) ? Date.parse(date) : Number.NaN
}
