import { formatMinutes, readMinutes } from '../../../../shared/domain/work-time.ts'

/** The fields every ticket has that are typed. */
export type TypedCore = 'subject' | 'priority' | 'due' | 'minutesWorked'

interface Read {
  readonly values: readonly string[]
  /** Why it cannot be queued so; null when it can. */
  readonly problem: string | null
}

/** What an input shows of a field; days are those of the reader's clock. */
export function writeCore(name: TypedCore, [value]: readonly string[]): string {
  if (value === undefined) return ''
  if (name === 'minutesWorked') return formatMinutes(Number(value))
  return name === 'due' ? dayOf(new Date(value)) : value
}

/** What was typed into it, as the ticket holds it. */
export function readCore(name: TypedCore, text: string, base: readonly string[]): Read {
  const clean = text.trim()
  if (name === 'subject') {
    if (clean === '') return { values: [], problem: 'A ticket has a subject.' }
    const isLong = Array.from(clean).length > 200
    return { values: [clean], problem: isLong ? 'At most 200 characters.' : null }
  }
  if (name === 'due') return readDay(clean, base)
  if (name === 'priority') {
    const isNumber = /^\d{1,9}$/.test(clean)
    return { values: [String(Number(clean))], problem: isNumber ? null : 'A whole number.' }
  }
  const minutes = readMinutes(clean === '' ? '0' : clean, Number(base[0] ?? 0))
  return minutes === null
    ? { values: [], problem: 'Such as 90, 1:30, 1.5 h or +30.' }
    : { values: [String(minutes)], problem: null }
}

/** Until the end of that day. The day that stands there stays the moment it is. */
function readDay(day: string, base: readonly string[]): Read {
  if (day === '') return { values: [], problem: null }
  if (day === writeCore('due', base)) return { values: base, problem: null }
  const end = new Date(`${day}T23:59:59`)
  // A clock would read 31 November as the first of December.
  return !/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(end.getTime()) || dayOf(end) !== day
    ? { values: [], problem: 'Such as 2026-12-31.' }
    : { values: [end.toISOString().replace(/\.\d+Z$/, 'Z')], problem: null }
}

function dayOf(time: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(time.getFullYear())}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}
