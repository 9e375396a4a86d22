import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReviewState } from '../../../shared/domain/second-look.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import { formatTime } from '../../lib/format.ts'
import { useHeldText } from '../../lib/held-text.ts'
import { useProgram } from '../../lib/program.tsx'
import { runReads } from './run-reads.ts'
import parts from './issues.module.css'
import type { WorkWrites } from './use-work-writes.ts'

const words: Readonly<Record<ReviewState, string>> = {
  'not submitted': 'Not submitted. Finish the verification, then submit it to somebody else.',
  submitted: 'Submitted: somebody else accepts it, or rejects it with a reason.',
  accepted: 'Accepted by a second person.',
  rejected: 'Rejected: the run is open again.',
}

/** The second pair of eyes, signed with the name of the settings. */
export function ReviewPart({ verification, does }: { verification: Verification; does: WorkWrites }) {
  const { api } = useProgram()
  const { data } = useQuery(runReads.review(api, verification.id))
  const [reason, setReason] = useHeldText(`review ${verification.id}`)
  if (!data) return null
  const { state, steps } = data
  const step = (name: 'submitted' | 'accepted' | 'rejected') => () => {
    void does.takeReviewStep(name, reason).then((done) => (done ? setReason('') : undefined))
  }
  return (
    <section aria-label="Second pair of eyes" className={parts.part}>
      <h3>Second pair of eyes</h3>
      <p>
        {state === 'not submitted' && verification.state === 'finished'
          ? 'Not submitted: somebody else may look it over.'
          : words[state]}
      </p>
      <ul>
        {steps.map(({ step, by, at, reason: why }) => (
          <li key={at}>
            {formatTime(at)}: {step} by {by}
            {why === '' ? '' : `: ${why}`}
          </li>
        ))}
      </ul>
      <div className={parts.line}>
        {verification.state === 'finished' && (state === 'not submitted' || state === 'rejected') && (
          <Button variant="default" onClick={step('submitted')}>
            Submit
          </Button>
        )}
        {state === 'submitted' && (
          <>
            <TextInput
              size="xs"
              className={parts.grow}
              aria-label="Remark, or the reason of a rejection"
              placeholder="Remark, or the reason of a rejection"
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button variant="default" onClick={step('accepted')}>
              Accept
            </Button>
            <Button variant="default" onClick={step('rejected')}>
              Reject
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
