import type { OutboxLine } from '../../../../shared/contract/tickets.ts'

/** Whether a person has to decide. */
export function isToDecide({ intent }: OutboxLine): boolean {
  return intent.state === 'conflict' || intent.state === 'refused'
}

/** Whether it is being looked for on the server; it settles by itself. */
export function isLookedFor({ intent }: OutboxLine): boolean {
  return intent.state === 'uncertain'
}

/** Neither: it only waits for its turn. */
export function isOnItsWay(line: OutboxLine): boolean {
  return !isToDecide(line) && !isLookedFor(line)
}

/**
 * What is said of a change beside what it does. `ahead` is the line shown before it: that a change waits for the one above it
 * on the same ticket is seen from the order.
 */
export function tell(line: OutboxLine, ahead: OutboxLine | undefined): readonly string[] {
  const { answer, state } = line.intent
  // What was said of its attempts is no news any more.
  if (state === 'withdrawn') return []
  const differences = (answer?.differences ?? []).map(
    ({ what, wanted, stands }) => `${what}: wanted ${wanted}, stands ${stands}.`,
  )
  const says = (answer?.says ?? []).map((sentence) => `The server says: ${sentence}`)
  const files = (answer?.proof?.files ?? []).map(
    ({ name, sha256 }) => `${name} fetched back, SHA-256 ${sha256}.`,
  )
  const reasons = isOnItsWay(line)
    ? [isBehind(line, ahead) ? '' : (line.waits ?? answer?.sentence ?? '')]
    : [answer?.sentence ?? '', state === 'conflict' ? '' : (line.waits ?? '')]
  return [...new Set([...reasons, ...says, ...differences, ...files])].filter((sentence) => sentence !== '')
}

function isBehind({ intent }: OutboxLine, ahead: OutboxLine | undefined): boolean {
  if (intent.state !== 'queued' || ahead === undefined) return false
  const { accountId, ticket } = ahead.intent
  return intent.ticket !== null && intent.ticket === ticket && intent.accountId === accountId
}
