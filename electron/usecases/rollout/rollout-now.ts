import type { RolloutStage } from '../../../shared/domain/rollout-board.ts'
import {
  judgeRollout,
  type RolloutOutcome,
  type RolloutSituation,
  type RuleReport,
} from '../../../shared/domain/rollout-rule.ts'
import { readProgress } from '../../../shared/domain/run-life-cycle.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listFreezes } from '../../db/tables/candidate-freezes.ts'
import { listTeams } from '../../db/tables/ea-teams.ts'
import type { KeptPpa } from '../../db/tables/ppas.ts'
import { listDecisions, type RolloutDecision } from '../../db/tables/rollout-decisions.ts'
import { listRuleReports, listVerifiers } from '../../db/tables/rollout-reports.ts'
import { listAskedTeams, type AskedTeam, type KeptRollout } from '../../db/tables/rollouts.ts'
import type { TicketSeen } from './read-tickets.ts'

/** The staged rollout of one PPA as it stands, with what is on its way to the tracker laid over. */
export interface RolloutNow {
  /** null where a ticket is in rollout and no product here is named by it. */
  readonly ppa: KeptPpa | null
  readonly ticket: TicketSeen | null
  readonly teams: readonly string[]
  readonly asked: readonly AskedTeam[]
  /** In the words of the process; null when nobody knows. */
  readonly progress: string | null
  readonly since: string | null
  readonly reports: readonly RuleReport[]
  readonly situation: RolloutSituation
  readonly outcome: RolloutOutcome
  /** Newest first; those taken back are left out. */
  readonly decisions: readonly RolloutDecision[]
  readonly stage: RolloutStage
}

/** What is known beside PPAs and tickets, by PPA. */
export interface Sources {
  readonly known: readonly { readonly name: string; readonly site: string }[]
  readonly asked: ReadonlyMap<string, readonly AskedTeam[]>
  readonly decisions: ReadonlyMap<string, readonly RolloutDecision[]>
  readonly reports: ReadonlyMap<string, readonly RuleReport[]>
  readonly verifiers: ReadonlyMap<string, readonly string[]>
  readonly frozen: ReadonlySet<number>
}

/** About all PPAs, or about one. `ppaIds` are those whose verifiers are wanted. */
export function readSources(db: ReadDb, ppaIds: readonly string[], only?: string): Sources {
  return {
    known: listTeams(db).map(({ name, site }) => ({ name, site })),
    asked: Map.groupBy(listAskedTeams(db, only), ({ ppaId }) => ppaId),
    decisions: Map.groupBy(
      listDecisions(db, only).filter(({ undoneAt }) => undoneAt === null),
      ({ ppaId }) => ppaId,
    ),
    reports: Map.groupBy(listRuleReports(db, only), ({ ppaId }) => ppaId),
    verifiers: listVerifiers(db, ppaIds),
    frozen: new Set(listFreezes(db).map(({ umdMajor }) => umdMajor)),
  }
}

const none: readonly never[] = []

/** Two who gave no name are not the same person. */
const unnamed = 'unnamed user'

/** Where a ticket is linked and its fields are known, its RolloutProgress and EATeams count. */
export function rolloutNow(
  sources: Sources,
  seen: {
    readonly ppa: KeptPpa | null
    readonly rollout: KeptRollout | null
    readonly ticket: TicketSeen | null
  },
): RolloutNow {
  const { ppa, rollout, ticket } = seen
  const id = ppa?.id ?? ''
  const asked = sources.asked.get(id) ?? none
  const decisions = sources.decisions.get(id) ?? none
  const reports = sources.reports.get(id) ?? none
  const isTold = ticket !== null && ticket.fieldsKnown
  const teams = isTold ? ticket.teams : asked.map(({ team }) => team)
  const progress = ticket === null ? (rollout?.progress ?? null) : isTold ? (ticket.progress ?? '') : null
  // The ticket is the verifier's until it moves on.
  const verifiers = [...(sources.verifiers.get(id) ?? none), ticket?.owner ?? '']
  const situation: RolloutSituation = {
    target: { version: ppa?.version ?? '', platform: ppa?.platform ?? '', arch: ppa?.arch ?? '' },
    progress,
    trouble: troubleOf(ticket),
    teams,
    known: sources.known,
    verifiers: verifiers.filter((name) => name !== unnamed),
    reports,
    candidateFrozen: ppa !== null && sources.frozen.has(ppa.umdMajor),
  }
  return {
    ppa,
    ticket,
    teams,
    asked,
    progress,
    since: ticket?.since ?? rollout?.since ?? ticket?.created ?? null,
    reports,
    situation,
    outcome: withRemark(judgeRollout(situation), overtakenBy(progress, ticket, decisions[0])),
    decisions,
    stage: stageOf(progress, decisions[0]),
  }
}

/** A decision that the ticket does not bear out: somebody else moved it, or the change was given up. */
function overtakenBy(
  progress: string | null,
  ticket: TicketSeen | null,
  last: RolloutDecision | undefined,
): string | null {
  const read = readProgress(progress ?? '')
  if (ticket === null || read === null || last === undefined || read === last.to) return null
  if (read === 'Production') return null
  return `The move to ${last.to} of ${last.at.slice(0, 10)} did not take effect: the ticket is at ${read}.`
}

function withRemark(outcome: RolloutOutcome, remark: string | null): RolloutOutcome {
  return remark === null ? outcome : { ...outcome, remarks: [...outcome.remarks, remark] }
}

function troubleOf(ticket: TicketSeen | null): string | null {
  if (ticket?.gone) return 'The server does not show its ticket any more: look where it went.'
  if (ticket?.isStuck) return 'A change of its ticket waits for a decision in the outbox.'
  return null
}

function stageOf(progress: string | null, last: RolloutDecision | undefined): RolloutStage {
  const read = readProgress(progress ?? '')
  if (read === 'StagedRollout' || progress === null || progress === '') return 'in rollout'
  if (read !== 'UMDStore' && read !== 'Production') return 'left'
  const waits = last?.to === 'UMDStore' && last.waitsSince !== null && last.movedAt === null
  return read === 'UMDStore' && waits ? 'move waits' : 'moved on'
}
