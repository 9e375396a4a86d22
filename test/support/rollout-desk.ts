import type { EaTeam } from '../../shared/domain/ea-team.ts'
import { emptyFields, type EaReport, type Recommendation } from '../../shared/domain/ea-report.ts'
import type { TicketPlace } from '../../shared/domain/rollout-board.ts'
import { inTransaction } from '../../electron/db/handles.ts'
import { keepEaReport } from '../../electron/db/tables/ea-reports.ts'
import { listPpas, type KeptPpa } from '../../electron/db/tables/ppas.ts'
import { ticketKey, upsertTicket } from '../../electron/db/tables/tickets.ts'
import { beginRollout, linkTicket } from '../../electron/usecases/rollout/begin.ts'
import { saveTeam } from '../../electron/usecases/rollout/teams.ts'
import { saveAccount } from '../../electron/usecases/tickets/accounts.ts'
import type { Deps } from '../../electron/usecases/deps.ts'
import { testDeps } from './database.ts'
import { valueOf } from './run.ts'
import { makeAccountDraft, makeTicket } from './tickets.ts'

/** A manager's desk over the built-in catalogue: three teams, and PPAs to put into rollout. */
export interface RolloutDesk {
  readonly deps: Deps
  readonly ppas: readonly KeptPpa[]
  /** Puts a PPA into staged rollout without a tracker. */
  begin(at?: number): KeptPpa
  /** Links a PPA with a mirrored ticket that holds these fields. */
  withTicket(
    fields: Readonly<Record<string, readonly string[]>>,
    at?: number,
  ): KeptPpa & { place: TicketPlace }
  /** A report of a team is handed in. */
  report(ppa: KeptPpa, team: string, recommendation: Recommendation, rest?: Partial<EaReport>): EaReport
}

export function openRolloutDesk(): RolloutDesk {
  const deps = testDeps()
  for (const name of ['EA North', 'EA South', 'EA West']) valueOf(saveTeam(deps, null, makeTeam(name)))
  const ppas = listPpas(deps.db)
  const ppaAt = (at: number) => ppas[at]!
  let reports = 0
  let account: { readonly id: string; readonly number: number } | undefined
  return {
    deps,
    ppas,
    begin(at = 0) {
      valueOf(beginRollout(deps, ppaAt(at).id))
      return ppaAt(at)
    },
    withTicket(fields, at = 0) {
      account ??= makeAccount(deps)
      const ppa = ppaAt(at)
      const place = { accountId: account.id, number: String(at + 1) }
      keepTicket(deps, account, place, { RolloutProgress: ['StagedRollout'], ...fields })
      valueOf(linkTicket(deps, ppa.id, place))
      return { ...ppa, place }
    },
    report(ppa, team, recommendation, rest = {}) {
      reports += 1
      const report = makeReport(ppa, team, recommendation, { id: `report-${String(reports)}`, ...rest })
      inTransaction(deps.db, (tx) => keepEaReport(tx, { ...report, revisions: {} }))
      return report
    },
  }
}

export function makeTeam(name: string, rest: Partial<EaTeam> = {}): EaTeam {
  const site = name.replace('EA ', '')
  return {
    name,
    site: `${site}-Grid`,
    contact: 'GOC DB',
    active: true,
    since: '2011-05-01',
    commitments: [],
    ...rest,
  }
}

export function makeReport(
  ppa: KeptPpa,
  team: string,
  recommendation: Recommendation,
  rest: Partial<EaReport> = {},
): EaReport {
  const { version, platform, arch } = ppa
  return {
    id: 'report',
    ppa,
    state: 'submitted',
    startedAt: '2026-11-10T08:00:00.000Z',
    updatedAt: '2026-11-10T09:00:00.000Z',
    submittedAt: '2026-11-10T09:00:00.000Z',
    by: `somebody at ${team}`,
    fields: { ...emptyFields, team, version, platform, arch, recommendation },
    copiedFrom: null,
    replaces: null,
    takenInFrom: null,
    ...rest,
  }
}

/** The mirror of a ticket is what the server showed; tests write it as sync does. */
export function keepTicket(
  deps: Deps,
  account: { readonly id: string; readonly number: number },
  place: TicketPlace,
  fields: Readonly<Record<string, readonly string[]>>,
): void {
  const ticket = makeTicket({
    ...place,
    fields: Object.entries(fields).map(([name, values]) => ({ name, values: [...values] })),
  })
  inTransaction(deps.db, (tx) => upsertTicket(tx, ticketKey(account.number, place.number), ticket))
}

function makeAccount(deps: Deps) {
  return valueOf(saveAccount(deps, makeAccountDraft({ login: 'manager' })))
}
