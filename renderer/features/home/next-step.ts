import type { VerificationSummary } from '../../../shared/domain/verification.ts'

/** What to do next, as a sentence, and where it is done. */
export interface NextStep {
  readonly sentence: string
  readonly verificationId: string | null
}

/** The verification touched last goes on; without an open one, the next step is to start one. */
export function nextStep(verifications: readonly VerificationSummary[]): NextStep {
  const [newest] = openOnes(verifications)
  if (!newest) {
    return {
      sentence:
        verifications.length === 0
          ? 'Open a PPA, look at its generated template and start the first verification.'
          : 'Nothing is open. Choose the next PPA and start its verification.',
      verificationId: null,
    }
  }
  const { ppa, counts, releaseType, id } = newest
  const name = `${ppa.productName} ${ppa.version} on ${ppa.platform}/${ppa.arch}`
  const blank = counts.blank
  if (blank > 0 && releaseType === 'major') {
    const left = blank === 1 ? 'one criterion has' : `${String(blank)} criteria have`
    return { sentence: `Go on with ${name}: ${left} no verdict yet.`, verificationId: id }
  }
  return { sentence: `Go on with ${name}: complete its summary and finish it.`, verificationId: id }
}

/** Open verifications, the one touched last first. */
export function openOnes(verifications: readonly VerificationSummary[]): readonly VerificationSummary[] {
  return verifications
    .filter(({ state }) => state === 'open')
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
}

/** Finished verifications, newest first. */
export function finishedOnes(verifications: readonly VerificationSummary[]): readonly VerificationSummary[] {
  return verifications
    .filter(({ state }) => state === 'finished')
    .sort((a, b) => ((a.finishedAt ?? '') < (b.finishedAt ?? '') ? 1 : -1))
}
