import { expect, test } from 'vitest'
import { finishedOnes, nextStep, openOnes } from '../../../../renderer/features/home/next-step.ts'
import { countVerdicts, type VerificationSummary } from '../../../../shared/domain/verification.ts'
import { makeRow } from '../../../support/make-row.ts'
import { makeVerification } from '../../../support/make-verification.ts'

function summary(changes: Partial<VerificationSummary> = {}): VerificationSummary {
  const { summary: texts, rows, ...rest } = makeVerification()
  return { ...rest, verifier: texts.verifier, counts: countVerdicts(rows), ...changes }
}
const twoBlank = countVerdicts([makeRow(), makeRow(), makeRow({ verdict: 'OK' })])

test('the verification touched last goes on, with what is left of it', () => {
  const step = nextStep([
    summary({ id: 'older', updatedAt: '2012-03-01T00:00:00Z' }),
    summary({ id: 'newer', updatedAt: '2012-03-02T00:00:00Z', counts: twoBlank }),
  ])
  expect(step.verificationId).toBe('newer')
  expect(step.sentence).toContain('2 criteria have no verdict yet')
})

test('blank rows of a minor release are not called missing', () => {
  const step = nextStep([summary({ releaseType: 'minor', counts: twoBlank })])
  expect(step.sentence).toContain('complete its summary')
})

test('without an open one the next step is a PPA', () => {
  expect(nextStep([]).sentence).toContain('the first verification')
  expect(nextStep([summary({ state: 'finished' })])).toMatchObject({ verificationId: null })
})

test('open and finished ones are told apart, newest first', () => {
  const list = [
    summary({ id: 'a', state: 'finished', finishedAt: '2012-03-01T00:00:00Z' }),
    summary({ id: 'b' }),
    summary({ id: 'c', state: 'finished', finishedAt: '2012-03-09T00:00:00Z' }),
  ]
  expect(openOnes(list).map(({ id }) => id)).toEqual(['b'])
  expect(finishedOnes(list).map(({ id }) => id)).toEqual(['c', 'a'])
})
