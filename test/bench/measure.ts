/** One line of the result: ours and the peer's, measured side by side in one run. Less is better in every unit used. */
export interface Figure {
  readonly name: string
  /** Median of the runs; for a count, the count; null when it could not be measured here, as the note says. */
  readonly ours: number | null
  /** null when the peer could not be had; the note then says why. */
  readonly peer: number | null
  /** ours / peer; null without one of them, or when the peer is a limit of zero. */
  readonly ratio: number | null
  readonly unit: string
  readonly runs: number
  /** Relative interquartile range of each side: 0.1 says that the middle half of the runs lies within a tenth of the median. */
  readonly spread: { readonly ours: number | null; readonly peer: number | null }
  readonly peerName: string
  readonly note: string
}

export interface BenchOptions {
  /** How often each side is run; undefined leaves it to the measure. */
  readonly runs: number | undefined
  /** How many kills; undefined leaves it to the measure. */
  readonly kills: number | undefined
  readonly plans: number
  /** What is being done, for the person who waits. */
  readonly say: (line: string) => void
}

export type Measure = (options: BenchOptions) => Promise<readonly Figure[]>

/** What a figure says of itself beside its numbers. */
export interface Caption {
  readonly name: string
  readonly unit: string
  readonly peerName: string
  readonly note: string
}

/** The figure of two series, each empty when it could not be had. */
export function compare(caption: Caption, ours: readonly number[], peer: readonly number[]): Figure {
  const ourMedian = ours.length === 0 ? null : median(ours)
  const peerMedian = peer.length === 0 ? null : median(peer)
  return {
    name: caption.name,
    ours: ourMedian,
    peer: peerMedian,
    ratio: ourMedian === null || peerMedian === null || peerMedian === 0 ? null : ourMedian / peerMedian,
    unit: caption.unit,
    runs: ours.length,
    spread: { ours: relativeSpread(ours), peer: relativeSpread(peer) },
    peerName: caption.peerName,
    note: caption.note,
  }
}

/**
 * Runs every side `runs` times, one after the other in turn, so that a change of the machine hits all of them. Every other
 * round goes backwards: nobody is always the first. Answers the results by side.
 */
export async function alternate<T>(runs: number, sides: readonly (() => Promise<T>)[]): Promise<T[][]> {
  const results = sides.map((): T[] => [])
  for (let run = 0; run < runs; run += 1) {
    const order = sides.map((side, index) => ({ side, index }))
    if (run % 2 === 1) order.reverse()
    for (const { side, index } of order) results[index]?.push(await side())
  }
  return results
}

/** Throws for an empty series: there is no such figure. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function p95(values: readonly number[]): number {
  return quantile(values, 0.95)
}

/** (third quartile − first quartile) / median; null below three values, where it says nothing, and around zero. */
export function relativeSpread(values: readonly number[]): number | null {
  if (values.length < 3) return null
  const middle = median(values)
  return middle === 0 ? null : (quantile(values, 0.75) - quantile(values, 0.25)) / middle
}

/** Linear between the two nearest values (the usual definition of spreadsheets and R's type 7). */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const low = sorted[Math.floor(place)]
  const high = sorted[Math.ceil(place)]
  if (low === undefined || high === undefined) throw new Error('A series without values has no median.')
  return low + (high - low) * (place - Math.floor(place))
}
