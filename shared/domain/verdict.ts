import * as z from 'zod'

/** What a verifier decides about one criterion (process.md 8.4). A row without one is blank; blank is not OK. */
export const Verdict = z.enum(['OK', 'WARNING', 'FAIL', 'NA', 'NOT TESTED'])
export type Verdict = z.infer<typeof Verdict>

/** What each verdict says, in the words shown beside it. */
export const verdictMeaning: Readonly<Record<Verdict, string>> = {
  OK: 'The criterion is met.',
  WARNING: 'Met with an allowed deviation; the comment says which.',
  FAIL: 'Not met.',
  NA: 'Does not apply to this product; the comment says why.',
  'NOT TESTED': 'Could not be tested here.',
}

/** WARNING needs the deviation in words, NA its reason (open question B2). */
export function verdictNeedsComment(verdict: Verdict | null): boolean {
  return verdict === 'WARNING' || verdict === 'NA'
}
