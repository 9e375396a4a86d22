/** Built-in number formats that show a date or a time (ECMA-376, 18.8.30). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

/** Whether a number format shows a date: it names a day, a month or a year outside quotes and brackets. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id)
  return /[ymdh]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

const dayMs = 86_400_000
/** Day 0 of the serial numbers that spreadsheets count dates by; 1904 is an option of old files. */
const epoch1900 = Date.UTC(1899, 11, 30)
const epoch1904 = Date.UTC(1904, 0, 1)

/** A serial number as the date people see, 2026-11-21 or 2026-11-21 14:30; the same in every time zone. */
export function showSerialDate(serial: number, from1904: boolean): string {
  const time = Math.round((serial * dayMs) / 1000) * 1000 + (from1904 ? epoch1904 : epoch1900)
  if (!Number.isFinite(time) || Math.abs(time) > 8e15) return String(serial)
  const text = new Date(time).toISOString()
  return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`
}
