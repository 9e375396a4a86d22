import { listEaReports } from '../db/tables/ea-reports.ts'
import {
  beginReport,
  bringDraftBack,
  copyReport,
  reviseReport,
  throwDraftAway,
} from '../usecases/ea-reports/begin.ts'
import { forgetReportMachine, readReportMachine } from '../usecases/ea-reports/read-machine.ts'
import { listWaiting, readEaReport } from '../usecases/ea-reports/read.ts'
import { samplePpa } from '../../shared/domain/ea-report-sample.ts'
import { beginRequested } from '../usecases/ea-reports/request.ts'
import { submitReport } from '../usecases/ea-reports/submit.ts'
import { previewReport, takeReportIn } from '../usecases/ea-reports/take-in.ts'
import {
  addProblem,
  changeProblem,
  removeProblem,
  setAnswers,
  setReportText,
} from '../usecases/ea-reports/write.ts'
import type { RecordingProgress } from '../usecases/evidence/record-command.ts'
import { EaReport } from '../../shared/domain/ea-report.ts'
import type { Result } from '../../shared/errors.ts'
import { answer, api } from './answer.ts'
import type { ServiceContext } from './context.ts'
import { latestOnly } from './latest-only.ts'
import { siteLayoutsOf } from './site-layouts.ts'

const { eaReports } = api

export const eaReportHandlers = eaReports.router({
  list: eaReports.list.handler(({ context, input }) =>
    listEaReports(context.deps.db, input.newest).map((report) => EaReport.parse(report)),
  ),
  waiting: eaReports.waiting.handler(({ context }) => [...listWaiting(context.deps.db)]),
  get: eaReports.get.handler(({ context, input }) => {
    const today = context.deps.now().toISOString().slice(0, 10)
    return answer(readEaReport(context.deps.db, input.id, today))
  }),
  begin: eaReports.begin.handler(({ context, input }) =>
    changed(context, beginReport(context.deps, input.ppaId)),
  ),
  beginRequested: eaReports.beginRequested.handler(({ context, input }) =>
    changed(context, beginRequested(context.deps, input)),
  ),
  beginSample: eaReports.beginSample.handler(({ context }) =>
    changed(context, beginReport(context.deps, samplePpa.id)),
  ),
  copy: eaReports.copy.handler(({ context, input }) =>
    changed(context, copyReport(context.deps, input.id, input.ppaId)),
  ),
  revise: eaReports.revise.handler(({ context, input }) =>
    changed(context, reviseReport(context.deps, input.id)),
  ),
  throwAway: eaReports.throwAway.handler(({ context, input }) =>
    changed(context, throwDraftAway(context.deps, input.id)),
  ),
  bringBack: eaReports.bringBack.handler(({ context, input }) =>
    changed(context, bringDraftBack(context.deps, input.report)),
  ),
  setText: eaReports.setText.handler(({ context, input }) =>
    changed(context, setReportText(context.deps, input.id, input)),
  ),
  answer: eaReports.answer.handler(({ context, input }) =>
    changed(context, setAnswers(context.deps, input.id, input.changes)),
  ),
  addProblem: eaReports.addProblem.handler(({ context, input }) =>
    changed(context, addProblem(context.deps, input.id, input.problem)),
  ),
  changeProblem: eaReports.changeProblem.handler(({ context, input }) =>
    changed(context, changeProblem(context.deps, input.id, input.problemId, input.changes)),
  ),
  removeProblem: eaReports.removeProblem.handler(({ context, input }) =>
    changed(context, removeProblem(context.deps, input.id, input.problemId)),
  ),
  readMachine: eaReports.readMachine.handler(async function* ({ context, input, signal }) {
    const deps = { ...context.deps, dataFolder: context.dataFolder }
    const recordingId = deps.newId()
    const progress = latestOnly<RecordingProgress>()
    const { recording, done } = answer(readReportMachine(deps, input, progress.push))
    context.captures.addRecording(recordingId, recording)
    signal?.addEventListener('abort', () => recording.stop())
    const ended = done.finally(progress.end)
    ended.then(
      () => context.changes.publish('rollout'),
      () => undefined,
    )
    yield { recordingId, bytes: 0, tail: '' }
    for await (const step of progress.values) yield { recordingId, ...step }
    return answer(await ended)
  }),
  forgetMachine: eaReports.forgetMachine.handler(({ context, input }) =>
    changed(context, forgetReportMachine(context.deps, input.id)),
  ),
  submit: eaReports.submit.handler(({ context, input }) =>
    changed(context, submitReport(context.deps, input.id)),
  ),
  look: eaReports.look.handler(async ({ context, input }) =>
    answer(await previewReport(context.deps.db, await arrived(input.file), verifyOptions(context))),
  ),
  takeIn: eaReports.takeIn.handler(async ({ context, input }) => {
    const deps = { ...context.deps, dataFolder: context.dataFolder }
    const file = await arrived(input.file)
    return changed(context, await takeReportIn(deps, file, input.replacing, verifyOptions(context)))
  }),
})

/** The value of a change, told to every window. */
function changed<T>(context: ServiceContext, result: Result<T>): T {
  const value = answer(result)
  context.changes.publish('rollout')
  return value
}

async function arrived(file: File) {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

function verifyOptions({ templatesFolder, dataFolder }: ServiceContext) {
  return { templatesFolder, siteLayouts: siteLayoutsOf(dataFolder) }
}
