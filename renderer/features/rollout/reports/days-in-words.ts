/** «= 8», counted from the day it went into production; '' while that is not known. */
export function daysInWords(days: number | null): string {
  return days === null ? '' : `= ${String(days)}`
}
