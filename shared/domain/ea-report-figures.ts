import type { EaReport } from './ea-report.ts'

/** A figure as a person typed it: nothing, a number, or a sentence that says what is wrong with it. */
export type Figure =
  | { readonly kind: 'none' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'wrong'; readonly sentence: string }

/** A word or sign before a figure that is rough, as people put it. */
const rough = /^(?:about|around|roughly|some|ca\.?|circa|~|≈)\s*/i

/** A count of users, jobs, transfers or days. Blanks, commas and apostrophes may part its thousands; it may be called rough. */
export function readCount(text: string, what: string): Figure {
  const plain = text.trim().replace(rough, '')
  if (text.trim() === '') return { kind: 'none' }
  if (/^[-−]/.test(plain)) return wrong(`${what} cannot be less than zero.`)
  if (!/^\d{1,3}(?:[ ,'’\u00a0\u202f]\d{3})+$|^\d{1,12}$/.test(plain)) {
    return wrong(`${what} is a whole number, such as 1200; «${cut(plain)}» is none.`)
  }
  return { kind: 'number', value: Number(plain.replace(/\D/g, '')) }
}

/** Hours with a decimal point or comma. */
export function readHours(text: string): Figure {
  const plain = text.trim()
  if (plain === '') return { kind: 'none' }
  if (/^[-−]/.test(plain)) return wrong('Effort cannot be less than zero.')
  if (!/^\d{1,5}(?:[.,]\d{1,2})?$/.test(plain)) {
    return wrong(`Effort is a number of hours, such as 2.5; «${cut(plain)}» is none.`)
  }
  return { kind: 'number', value: Number(plain.replace(',', '.')) }
}

/** No grid is older; a year of two digits comes out as one of the first century. */
const firstDay = '2000-01-01'

/** A day as days since 1970; `today` is YYYY-MM-DD. A day that does not exist, lies ahead, or before any grid is wrong. */
export function readDay(text: string, today: string): Figure {
  const plain = text.trim()
  if (plain === '') return { kind: 'none' }
  const day = dayNumber(plain)
  if (day === undefined) {
    return wrong(`«${cut(plain)}» is no day: write it as year-month-day, such as ${today}.`)
  }
  if (day > (dayNumber(today) ?? day)) return wrong(`${plain} lies in the future; today is ${today}.`)
  if (plain < firstDay) return wrong(`${plain} is too long ago: is its year right?`)
  return { kind: 'number', value: day }
}

function dayNumber(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const at = new Date(`${text}T00:00:00Z`)
  const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
  return exists ? at.getTime() / 86_400_000 : undefined
}

/**
 * Days in production: as typed, else counted from the day it went into production up to the day it was handed in, or up
 * to `today` (YYYY-MM-DD) while it is a draft. null when neither is known.
 */
export function daysInProduction(
  { fields, submittedAt }: Pick<EaReport, 'fields' | 'submittedAt'>,
  today: string,
): number | null {
  const typed = readCount(fields.days, 'Days')
  if (typed.kind !== 'none') return typed.kind === 'number' ? typed.value : null
  const until = submittedAt?.slice(0, 10) ?? today
  const since = readDay(fields.productionSince, until)
  return since.kind === 'number' ? (dayNumber(until) ?? since.value) - since.value : null
}

function wrong(sentence: string): Figure {
  return { kind: 'wrong', sentence }
}

function cut(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}
