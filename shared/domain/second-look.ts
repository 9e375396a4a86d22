import * as z from 'zod'

/** One step of the second pair of eyes. */
export const ReviewStep = z.object({
  step: z.enum(['submitted', 'accepted', 'rejected']),
  by: z.string(),
  at: z.string(),
  /** Why it was rejected, or a remark. */
  reason: z.string(),
})
export type ReviewStep = z.infer<typeof ReviewStep>

export const ReviewState = z.enum(['not submitted', 'submitted', 'accepted', 'rejected'])
export type ReviewState = z.infer<typeof ReviewState>

export function reviewState(steps: readonly ReviewStep[]): ReviewState {
  return steps.at(-1)?.step ?? 'not submitted'
}

/**
 * Why a step may not be taken now, in one sentence; null when it may. Only a finished verification is submitted; nobody
 * looks over what they verified or submitted themselves.
 */
export function whyNotReview(
  wanted: ReviewStep['step'],
  by: string,
  run: {
    readonly state: 'open' | 'finished'
    readonly verifier: string
    readonly steps: readonly ReviewStep[]
  },
  reason: string,
): string | null {
  const name = by.trim()
  const now = reviewState(run.steps)
  if (name === '') return 'Write your name into the settings first: a review is signed.'
  if (wanted === 'submitted') {
    if (run.state !== 'finished') return 'Finish the verification before it is submitted.'
    return now === 'submitted' || now === 'accepted' ? `It was ${now} already.` : null
  }
  if (now !== 'submitted') return 'It was not submitted, so there is nothing to look over.'
  const submitter = run.steps.at(-1)?.by ?? ''
  const own = [run.verifier, submitter].some((each) => isSamePerson(each, name))
  if (own) return 'A second pair of eyes is somebody else than the verifier and who submitted it.'
  if (wanted === 'rejected' && reason.trim() === '') return 'Say why it is rejected.'
  return null
}

/** Names as people type them: case and blanks make no other person. */
export function isSamePerson(a: string, b: string): boolean {
  const plain = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
  return plain(a) === plain(b)
}
