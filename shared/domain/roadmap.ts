import * as z from 'zod'

/** What is dated on the way to a QC release: two public reviews, then the release (process.md 11.2). */
export const Milestone = z.enum(['first review', 'second review', 'release'])
export type Milestone = z.infer<typeof Milestone>

export const RoadmapDate = z.object({
  qcVersion: z.string(),
  milestone: Milestone,
  /** YYYY-MM-DD. */
  date: z.iso.date(),
  /** false for a date that only follows from the six-monthly rhythm. */
  confirmed: z.boolean(),
  /** When it was done, or null. */
  doneOn: z.iso.date().nullable(),
})
export type RoadmapDate = z.infer<typeof RoadmapDate>

/** A release every six months with a review about every two months before it (process.md 11.2). */
const monthsAfterPrevious: Readonly<Record<Milestone, number>> = {
  'first review': 2,
  'second review': 4,
  release: 6,
}

/** How long before its date a milestone is called to mind, in days. */
const reminderDays = 14

/**
 * The dates of the next two releases. What the definer confirmed stands; the rest follows the rhythm from the last
 * release, or from today where that lies too far back to plan from.
 */
export function planRoadmap(
  last: { readonly version: string; readonly date: string | null },
  kept: readonly RoadmapDate[],
  today: string,
): readonly RoadmapDate[] {
  const number = Number.parseInt(last.version, 10) || 0
  const known = last.date === null ? today : fullDate(last.date)
  let from = addMonths(known, monthsAfterPrevious.release) < today ? today : known
  return [number + 1, number + 2].flatMap((version) => {
    const qcVersion = String(version)
    const dates = Milestone.options.map((milestone): RoadmapDate => {
      const set = kept.find((date) => date.qcVersion === qcVersion && date.milestone === milestone)
      const date = addMonths(from, monthsAfterPrevious[milestone])
      return set ?? { qcVersion, milestone, date, confirmed: false, doneOn: null }
    })
    from = dates.find(({ milestone }) => milestone === 'release')?.date ?? from
    return dates
  })
}

/** Confirmed milestones that are due within two weeks or overdue, soonest first, each as one sentence. */
export function remindersOf(dates: readonly RoadmapDate[], today: string): readonly string[] {
  return dates
    .filter(
      ({ confirmed, doneOn, date }) =>
        confirmed && doneOn === null && daysBetween(today, date) <= reminderDays,
    )
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ qcVersion, milestone, date }) => {
      const days = daysBetween(today, date)
      const when = days < 0 ? `was due on ${date}` : days === 0 ? 'is due today' : `is due on ${date}`
      const what = milestone === 'release' ? `QC ${qcVersion}` : `The ${milestone} of QC ${qcVersion}`
      return `${what} ${when}.`
    })
}

/** The same day some months later, or the last one of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1]
  const lastDay = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate()
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${String(toYear).padStart(4, '0')}-${pad(toMonth)}-${pad(Math.min(day, lastDay))}`
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
}

/** "2012-02" or "2012" means its first day. */
function fullDate(date: string): string {
  return `${date}-01-01`.slice(0, 10)
}
