import type { Intent } from '../../shared/domain/intent.ts'
import { success, type Result } from '../../shared/errors.ts'
import { writeRequest } from '../usecases/ea-reports/request.ts'
import { chooseTeams, prepareAsk } from '../usecases/rollout/assign.ts'
import { beginRollout, linkTicket } from '../usecases/rollout/begin.ts'
import { readBoard } from '../usecases/rollout/board.ts'
import { freezeCandidate, markPackagesMoved, readFreezes } from '../usecases/rollout/candidate.ts'
import { summariseCoverage, writeCall } from '../usecases/rollout/coverage.ts'
import { decideRollout, moveOnAll } from '../usecases/rollout/decide.ts'
import { checkDelivery, deliverReport } from '../usecases/rollout/deliver.ts'
import { readRolloutDetail } from '../usecases/rollout/detail.ts'
import { recordGap, removeGap } from '../usecases/rollout/gaps.ts'
import { importTeams } from '../usecases/rollout/import-teams.ts'
import { readForChange } from '../usecases/rollout/open-rollout.ts'
import { prepareReminders, remind } from '../usecases/rollout/remind.ts'
import { allowWayBack, mayGoBack } from '../usecases/rollout/rule-choices.ts'
import { readTeams, removeTeam, saveTeam } from '../usecases/rollout/teams.ts'
import { writeTeamsCsv } from '../usecases/rollout/teams-csv.ts'
import { readUndoable, undoRollout } from '../usecases/rollout/undo.ts'
import { answer, api } from './answer.ts'
import type { ServiceContext } from './context.ts'
import { takeDocument } from './rollout-document.ts'
import { keepOutgoing } from './ticket-files.ts'

const { rollout } = api

/** Answers what was changed and tells every window. */
function changed<T>({ changes }: ServiceContext, result: Result<T>): T {
  const value = answer(result)
  changes.publish('rollout')
  return value
}

/** The same where something may have been queued for a tracker: the loop wakes. */
function queued<T>(context: ServiceContext, result: Result<T>): T {
  const value = changed(context, result)
  context.changes.publish('tickets')
  context.tickets.engine.loop.wake()
  return value
}

const intents = (context: ServiceContext, result: Result<readonly Intent[]>): Intent[] => [
  ...queued(context, result),
]

export const rolloutHandlers = rollout.router({
  board: rollout.board.handler(({ context }) => [...readBoard(context.deps)]),
  get: rollout.get.handler(({ context, input }) => answer(readRolloutDetail(context.deps, input.ppaId))),
  begin: rollout.begin.handler(({ context, input }) =>
    changed(context, beginRollout(context.deps, input.ppaId)),
  ),
  link: rollout.link.handler(({ context, input }) =>
    changed(context, linkTicket(context.deps, input.ppaId, input.ticket)),
  ),

  teams: rollout.teams.handler(({ context }) => [...readTeams(context.deps.db)]),
  saveTeam: rollout.saveTeam.handler(({ context, input }) =>
    changed(context, saveTeam(context.deps, input.formerName, input.team)),
  ),
  removeTeam: rollout.removeTeam.handler(({ context, input }) =>
    changed(context, removeTeam(context.deps, input.name)),
  ),
  importTeams: rollout.importTeams.handler(async ({ context, input }) => {
    const { file } = input
    const bytes = new Uint8Array(await file.arrayBuffer())
    return changed(context, importTeams(context.deps, { name: file.name, bytes }))
  }),
  exportTeams: rollout.exportTeams.handler(({ context }) => ({
    fileName: 'early-adopter-teams.csv',
    text: writeTeamsCsv(readTeams(context.deps.db)),
  })),

  coverage: rollout.coverage.handler(({ context }) => summariseCoverage(context.deps)),
  recordGap: rollout.recordGap.handler(({ context, input }) =>
    changed(context, recordGap(context.deps, input)),
  ),
  removeGap: rollout.removeGap.handler(({ context, input }) =>
    changed(context, removeGap(context.deps, input.id)),
  ),
  writeCall: rollout.writeCall.handler(({ context, input }) => ({
    text: writeCall(context.deps, input.chosen),
  })),

  prepareAsk: rollout.prepareAsk.handler(({ context, input }) => {
    const { db } = context.deps
    return { text: prepareAsk(db, answer(readForChange(db, input.ppaId)), input.add) }
  }),
  writeRequest: rollout.writeRequest.handler(({ context, input }) =>
    answer(writeRequest(context.deps.db, input.ppaId)),
  ),
  chooseTeams: rollout.chooseTeams.handler(({ context, input }) =>
    intents(context, chooseTeams(context.deps, input)),
  ),
  reminders: rollout.reminders.handler(({ context, input }) => [
    ...prepareReminders(context.deps, input.ppaIds),
  ]),
  remind: rollout.remind.handler(({ context, input }) =>
    intents(context, remind(context.deps, input.ppaId, input.text)),
  ),

  decide: rollout.decide.handler(({ context, input }) => queued(context, decideRollout(context.deps, input))),
  moveOnAll: rollout.moveOnAll.handler(({ context, input }) => {
    const { moved, stayed } = queued(context, moveOnAll(context.deps, input.ppaIds))
    return { moved: moved.length, stayed }
  }),
  freezes: rollout.freezes.handler(({ context }) => [...readFreezes(context.deps.db)]),
  freeze: rollout.freeze.handler(({ context, input }) => [
    ...changed(context, freezeCandidate(context.deps, input)),
  ]),
  packagesMoved: rollout.packagesMoved.handler(({ context, input }) =>
    intents(context, markPackagesMoved(context.deps, input.ppaIds)),
  ),
  wayBack: rollout.wayBack.handler(({ context }) => ({ isAllowed: mayGoBack(context.deps.db) })),
  allowWayBack: rollout.allowWayBack.handler(({ context, input }) => ({
    isAllowed: changed(context, success(allowWayBack(context.deps, input.isAllowed))),
  })),

  deliverReport: rollout.deliverReport.handler(async ({ context, input, signal }) => {
    answer(checkDelivery(context.deps.db, input.reportId))
    const pdf = await takeDocument(context, { kind: 'EA report', reportId: input.reportId }, signal)
    const [file] = await keepOutgoing(context.tickets.filesFolder, [pdf])
    if (!file) throw new Error('The report was not kept.')
    return intents(context, deliverReport(context.deps, input.reportId, file))
  }),

  undoable: rollout.undoable.handler(({ context }) => ({ label: readUndoable(context.deps.db) })),
  undo: rollout.undo.handler(({ context }) => queued(context, undoRollout(context.deps))),
})
