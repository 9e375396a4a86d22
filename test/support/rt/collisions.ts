import type { FieldConflict, WriteOutcome } from '../../../electron/sync/trackers/outcome.ts'
import type { TicketReading } from '../../../electron/sync/trackers/ticket.ts'
import type { Site } from './open-site.ts'
import { setField } from './readings.ts'

export interface CollisionReport {
  readonly rounds: number
  /** Rounds in which the server took both writes, one over the other. */
  readonly raced: number
  /** Rounds whose loser was not told, or not in three right columns: must be empty. */
  readonly problems: readonly string[]
}

interface CollisionsWanted {
  readonly rounds: number
  /** So many pairs of writers at a time, each on tickets of its own. */
  readonly lanes?: number
  readonly done?: (rounds: number) => void
}

/** A ticket with a long history is slow, and few answers come close together there. */
const roundsOfTicket = 8
/** Half of the pairs start together; in the other half one comes up to so much later, around the server's own race of 20 to 40 ms. */
const longestLeadMs = 40

/** Two people write one field at the same moment, again and again. */
export async function collideOnOneField(site: Site, wanted: CollisionsWanted): Promise<CollisionReport> {
  const { rounds, lanes = 1, done } = wanted
  const problems: string[] = []
  let started = 0
  let ended = 0
  let raced = 0
  const writers = [site.as('verifier'), site.as('verifier2')] as const
  const lane = async () => {
    let stands: readonly string[] = []
    let ticket = ''
    for (let inTicket = 0; started < rounds; inTicket += 1) {
      if (inTicket % roundsOfTicket === 0) {
        ticket = await site.newTicket()
        stands = []
      }
      const round = (started += 1)
      const values = [`left ${String(round)}`, `right ${String(round)}`] as const
      const first = Math.floor(round / 2) % 2
      const outcomes = await Promise.all(
        writers.map(async (writer, side) => {
          if (side !== first && round % 2 === 0) await pause((round * 7) % longestLeadMs)
          return writer.update(ticket, [setField('UMDRelease', stands, [values[side] ?? ''])])
        }),
      )
      if (outcomes.some((outcome) => outcome.kind === 'conflict' && outcome.afterWrite)) raced += 1
      problems.push(
        ...judgeRound(outcomes, stands, values).map((problem) => `round ${String(round)}: ${problem}`),
      )
      stands = await readField(site, ticket)
      done?.((ended += 1))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return { rounds: ended, raced, problems }
}

/** At most one is confirmed, and whoever is not is shown what both saw and what the other one wrote. */
function judgeRound(
  outcomes: readonly WriteOutcome<TicketReading>[],
  base: readonly string[],
  values: readonly [string, string],
): string[] {
  const kinds = outcomes.map(({ kind }) => kind)
  if (kinds.some((kind) => kind !== 'confirmed' && kind !== 'conflict'))
    return [`it ended as ${kinds.join()}`]
  if (!kinds.includes('conflict')) return ['both were confirmed']
  return outcomes.flatMap((outcome, side) => {
    if (outcome.kind !== 'conflict') return []
    const [conflict] = outcome.conflicts
    const mine = values[side] ?? ''
    const theirs = values[1 - side] ?? ''
    const isRight = conflict !== undefined && hasColumns(conflict, base, mine, theirs)
    return isRight ? [] : [`${mine} was shown ${JSON.stringify(outcome.conflicts)}`]
  })
}

function hasColumns(conflict: FieldConflict, base: readonly string[], mine: string, theirs: string): boolean {
  const own = JSON.stringify([conflict.base, conflict.mine]) === JSON.stringify([base, [mine]])
  // A race before left two values in the field. The server takes them out one by one, and it may be read in between.
  const isBetween = base.length > 1 && conflict.theirs.every((value) => base.includes(value))
  return own && (isBetween || JSON.stringify(conflict.theirs) === JSON.stringify([theirs]))
}

async function readField(site: Site, ticket: string): Promise<readonly string[]> {
  const { json } = await site.raw('root', 'GET', `/ticket/${ticket}`)
  const { CustomFields } = json as { CustomFields: { name: string; values: string[] }[] }
  return CustomFields.find(({ name }) => name === 'UMDRelease')?.values ?? []
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
