import { maxRecordBytes } from '../../shared/domain/record-limits.ts'
import { invalid } from '../../shared/errors.ts'
import { listUmdReleases } from '../db/tables/umd-releases.ts'
import { addPlatform, getPpaDetail, listPpasWithState, setReleaseType } from '../usecases/releases/ppas.ts'
import { getRelease } from '../usecases/releases/releases.ts'
import { getTemplate } from '../usecases/releases/template.ts'
import { answer, api } from './answer.ts'

export const releasesHandlers = api.releases.router({
  list: api.releases.list.handler(({ context }) => [...listUmdReleases(context.deps.db)]),
  get: api.releases.get.handler(({ context, input }) => {
    const release = answer(getRelease(context.deps, input.version))
    return {
      ...release,
      entries: [...release.entries],
      ppas: [...release.ppas],
      findings: [...release.findings],
    }
  }),
  importRecord: api.releases.importRecord.handler(async function* ({ context, input, signal }) {
    const { file } = input
    if (file.size > maxRecordBytes) {
      answer(
        invalid(`${file.name} is larger than 20 MB; a release record is far smaller. Nothing was changed.`),
      )
    }
    yield { done: 0, total: 2, doing: `Reading ${file.name}` }
    const bytes = new Uint8Array(await file.arrayBuffer())
    signal?.throwIfAborted()
    yield { done: 1, total: 2, doing: `Taking in ${file.name}` }
    signal?.throwIfAborted()
    // The reader of foreign texts takes time to load: only when it is wanted.
    const { importRecord } = await import('../usecases/releases/import-record.ts')
    const outcome = answer(importRecord(context.deps, file.name, bytes))
    if (outcome.change !== 'unchanged') context.changes.publish('releases', 'catalogue')
    return { ...outcome, findings: [...outcome.findings] }
  }),
  ppas: api.releases.ppas.handler(({ context }) => [...listPpasWithState(context.deps)]),
  ppa: api.releases.ppa.handler(({ context, input }) => answer(getPpaDetail(context.deps, input.id))),
  template: api.releases.template.handler(({ context, input }) => {
    const { qcRelease, rows, removed } = answer(getTemplate(context.deps.db, input.ppaId, input.qcReleaseId))
    return {
      qcReleaseId: qcRelease.id,
      qcVersion: qcRelease.version,
      qcTitle: qcRelease.title,
      knownCount: qcRelease.knownCount,
      publishedCount: qcRelease.publishedCount,
      rows: [...rows],
      removed: [...removed],
    }
  }),
  setReleaseType: api.releases.setReleaseType.handler(({ context, input }) => {
    const ppa = answer(setReleaseType(context.deps, input.ppaId, input.releaseType))
    context.changes.publish('releases')
    return ppa
  }),
  addPlatform: api.releases.addPlatform.handler(({ context, input }) => {
    const ppa = answer(addPlatform(context.deps, input.entryId, input.platform, input.arch))
    context.changes.publish('releases')
    return ppa
  }),
})
