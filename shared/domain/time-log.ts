import * as z from 'zod'

/** Somebody was at this part of a run at this moment: opened it, decided, or wrote. */
export interface WorkMoment {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly place: string
}

/** A longer silence is a break and is not counted. */
export const longestPauseSeconds = 10 * 60
/** What a moment after which nothing follows for long is worth: somebody was there, nobody knows how long. */
export const loneMomentSeconds = 30

/** Seconds on one part, as counted and as corrected by a person; the corrected ones are valid. */
export const PlaceTime = z.object({
  place: z.string(),
  counted: z.number().int(),
  corrected: z.number().int().nullable(),
})
export type PlaceTime = z.infer<typeof PlaceTime>

/**
 * Seconds per part without a stopwatch: the time from each moment to the next belongs to the part of the earlier one. After
 * a pause only a short while counts.
 */
export function countSeconds(moments: readonly WorkMoment[]): ReadonlyMap<string, number> {
  const inOrder = moments
    .map(({ at, place }) => ({ at: Date.parse(at), place }))
    .toSorted((a, b) => a.at - b.at)
  const seconds = new Map<string, number>()
  inOrder.forEach(({ at, place }, index) => {
    const next = inOrder[index + 1]
    const gap = next ? (next.at - at) / 1000 : Infinity
    const worth = gap > longestPauseSeconds ? loneMomentSeconds : gap
    seconds.set(place, (seconds.get(place) ?? 0) + worth)
  })
  return new Map([...seconds].map(([place, sum]) => [place, Math.round(sum)]))
}

/** Counted and corrected seconds by part; a part that was only corrected has none counted. */
export function timeByPlace(
  moments: readonly WorkMoment[],
  corrections: ReadonlyMap<string, number>,
): readonly PlaceTime[] {
  const counted = countSeconds(moments)
  return [...new Set([...counted.keys(), ...corrections.keys()])].map((place) => ({
    place,
    counted: counted.get(place) ?? 0,
    corrected: corrections.get(place) ?? null,
  }))
}

export function totalSeconds(times: readonly PlaceTime[]): number {
  return times.reduce((sum, { counted, corrected }) => sum + (corrected ?? counted), 0)
}

/** Hours as the report takes them: quarters, rounded up, so that work is never nothing; "0" for no work. */
export function proposeHours(seconds: number): string {
  return String(Math.ceil(seconds / 900) / 4)
}

/** When the session of `now` began: after the last break, or now when the newest moment is longer ago than a break. */
export function sessionStart(moments: readonly WorkMoment[], now: string): string {
  const times = [...moments.map(({ at }) => at), now].filter((at) => at <= now).toSorted()
  const breakAt = times.findLastIndex(
    (at, index) =>
      index > 0 && Date.parse(at) - Date.parse(times[index - 1] ?? at) > longestPauseSeconds * 1000,
  )
  return times[Math.max(0, breakAt)] ?? now
}
