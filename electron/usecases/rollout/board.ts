import { riskOf, stackOf, type RolloutRow } from '../../../shared/domain/rollout-board.ts'
import type { ReadDb } from '../../db/handles.ts'
import type { Deps } from '../deps.ts'
import { readRollouts } from './read-rollouts.ts'
import type { RolloutNow } from './rollout-now.ts'

const order = { high: 0, some: 1, low: 2 } as const

/** The manager's board: what is at risk first, then by age. */
export function readBoard(deps: Pick<Deps, 'db' | 'now'>): readonly RolloutRow[] {
  return rowsOf(deps.db, deps.now())
}

function rowsOf(db: ReadDb, now: Date): readonly RolloutRow[] {
  return readRollouts(db)
    .map((rollout) => boardRow(rollout, now))
    .sort(
      (one, other) =>
        order[one.risk.level] - order[other.risk.level] ||
        (other.days ?? -1) - (one.days ?? -1) ||
        (one.id < other.id ? -1 : 1),
    )
}

export function boardRow(rollout: RolloutNow, now: Date): RolloutRow {
  const { ppa, ticket, outcome, progress, since, stage } = rollout
  const days = daysSince(since, now)
  const place = ticket === null ? null : { accountId: ticket.accountId, number: ticket.number }
  const isOpen = stage === 'in rollout'
  return {
    id: ppa?.id ?? `ticket ${ticket?.accountId ?? ''} ${ticket?.number ?? ''}`,
    ppaId: ppa?.id ?? null,
    ticket: place,
    product: ppa?.productName ?? ticket?.subject ?? '',
    productKey: ppa?.productKey ?? '',
    version: ppa?.version ?? '',
    platform: ppa?.platform ?? '',
    arch: ppa?.arch ?? '',
    stack: stackOf(ppa?.provider ?? ''),
    releaseVersion: ppa?.releaseVersion ?? '',
    stage,
    progress,
    since,
    days,
    answers: outcome.answers.map(({ team, standing }) => ({ team, standing })),
    queued: ticket?.queued ?? 0,
    ...wordsOf(rollout),
    risk: isOpen
      ? riskOf(outcome, days)
      : { level: 'low', sentence: 'It is not in staged rollout any more.' },
  }
}

function wordsOf({
  ppa,
  outcome,
  stage,
  decisions,
  progress,
}: RolloutNow): Pick<RolloutRow, 'isOffered' | 'sentence' | 'help'> {
  if (ppa === null) {
    return {
      isOffered: false,
      sentence: 'No product here is named by this ticket: choose the one it is about.',
      help: 'choose the product',
    }
  }
  switch (stage) {
    case 'in rollout':
      return { isOffered: outcome.offers !== null, sentence: outcome.sentence, help: outcome.help }
    case 'move waits':
      return {
        isOffered: false,
        sentence: `Moved on ${(decisions[0]?.at ?? '').slice(0, 10)}; the packages wait in testing until candidate opens.`,
        help: null,
      }
    case 'moved on':
    case 'left':
      return { isOffered: false, sentence: `It is at ${progress ?? ''}.`, help: null }
  }
}

/** Whole days; null where nobody knows. A moment in the future counts as today. */
export function daysSince(since: string | null, now: Date): number | null {
  const then = since === null ? Number.NaN : Date.parse(since)
  return Number.isNaN(then) ? null : Math.max(0, Math.floor((now.getTime() - then) / 86_400_000))
}
