import { spellProgress } from '../../shared/domain/process-values.ts'
import { Progress } from '../../shared/domain/run-life-cycle.ts'
import type { TrackerAccount } from '../../shared/domain/tracker-account.ts'
import { answered, type Answer } from './trackers/answer.ts'
import type { Finding } from './trackers/connection-report.ts'
import type { QueueDefinition } from './trackers/ticket.ts'
import type { Tracker } from './trackers/tracker.ts'

/** The steps a verifier takes; a site may do without the others. */
const ofVerifiers: ReadonlySet<Progress> = new Set([
  'Unverified',
  'In Verification',
  'Waiting for Response',
  'StagedRollout',
])

/**
 * Which values of the process the site's fields do not list: such a step could not be written. Only where the allowed
 * values can be read.
 */
export async function checkValues(
  tracker: Pick<Tracker, 'queue'>,
  account: TrackerAccount,
): Promise<Answer<readonly Finding[]>> {
  const findings: Finding[] = []
  for (const name of account.queues) {
    const queue = await tracker.queue(name)
    // That there is no such queue is told by the test of the connection.
    if (!queue.ok && (queue.failure.kind === 'forbidden' || queue.failure.kind === 'not-found')) continue
    if (!queue.ok) return queue
    findings.push(...findingsOf(queue.value, account))
  }
  return answered(findings)
}

function findingsOf(queue: QueueDefinition, { mapping, values }: TrackerAccount): Finding[] {
  const allowedOf = (field: string) =>
    queue.fields.find(({ name, on }) => name === field && on === 'ticket')?.detail?.allowed ?? null
  const missing = (field: string, value: string, meaning: string): Finding[] => {
    const allowed = allowedOf(field)
    if (allowed === null || allowed.includes(value)) return []
    const sentence = `The field «${field}» of «${queue.name}» has no value «${value}» for ${meaning}. It lists ${allowed.join(', ')}. Name the site's own word in the settings of the account.`
    return [{ code: 'value-missing', weight: 'problem', sentence }]
  }
  const { rolloutProgress, communicationStatus } = mapping
  const steps = Progress.options.filter(
    (step) => ofVerifiers.has(step) || values.progress[step] !== undefined,
  )
  return [
    ...steps.flatMap((step) =>
      missing(
        rolloutProgress,
        spellProgress(values, allowedOf(rolloutProgress), step),
        `the step ${step} of the process`,
      ),
    ),
    ...missing(communicationStatus, values.communicationOk, 'an announcement that is in order'),
  ]
}
