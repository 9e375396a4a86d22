import type { OutboxLine } from '../../../../shared/contract/tickets.ts'

const stuck = new Set(['conflict', 'refused', 'uncertain'])

/** Whether a person has to look at it. */
export function isStuck({ intent }: OutboxLine): boolean {
  return stuck.has(intent.state)
}

/**
 * What is said of a change beside what it does. `ahead` is the line shown before it: that a change waits for the one above it
 * on the same ticket is seen from the order.
 */
export function tell(line: OutboxLine, ahead: OutboxLine | undefined): readonly string[] {
  const { answer } = line.intent
  const differences = (answer?.differences ?? []).map(
    ({ what, wanted, stands }) => `${what}: wanted ${wanted}, stands ${stands}.`,
  )
  const says = (answer?.says ?? []).map((sentence) => `The server says: ${sentence}`)
  const files = (answer?.proof?.files ?? []).map(
    ({ name, sha256 }) => `${name} fetched back, SHA-256 ${sha256}.`,
  )
  const reasons = isStuck(line)
    ? [answer?.sentence ?? '', line.intent.state === 'conflict' ? '' : (line.waits ?? '')]
    : [isBehind(line, ahead) ? '' : (line.waits ?? answer?.sentence ?? '')]
  return [...new Set([...reasons, ...says, ...differences, ...files])].filter((sentence) => sentence !== '')
}

function isBehind({ intent }: OutboxLine, ahead: OutboxLine | undefined): boolean {
  if (intent.state !== 'queued' || ahead === undefined) return false
  const { accountId, ticket } = ahead.intent
  return intent.ticket !== null && intent.ticket === ticket && intent.accountId === accountId
}
