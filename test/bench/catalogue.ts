import { createRouterClient } from '@orpc/server'
import { emptyFilter } from '../../shared/domain/criterion-search.ts'
import { compareReleases } from '../../shared/domain/differences.ts'
import { inTransaction } from '../../electron/db/handles.ts'
import { listCriteria } from '../../electron/db/tables/criteria.ts'
import { searchCriteria } from '../../electron/db/tables/criterion-search.ts'
import { openService, type Service } from '../../electron/service/open-service.ts'
import { createDraft } from '../../electron/usecases/catalogue/drafts.ts'
import { saveCriterionIn } from '../../electron/usecases/catalogue/edit-criterion.ts'
import { publishQcRelease } from '../../electron/usecases/catalogue/publish.ts'
import { takeInCriteria } from '../../electron/usecases/catalogue/take-in-criteria.ts'
import { editChecklist } from '../support/filled-workbook.ts'
import { templatesFolder } from '../support/folders.ts'
import { valueOf } from '../support/run.ts'
import { withFolder } from './bench-folder.ts'
import { compare } from './measure.ts'
import type { BenchOptions, Figure } from './measure.ts'

const dcache = '1.7.0/emi.dcache/1.9.15/sl5/x86_64'
const reason = { source: 'operations requirement', link: 'RT #1', kind: 'clarifying', note: '' } as const

/** What a definer waits for: the effect of a change, a difference, a search, a filled workbook; against the budget. */
export function measureCatalogue({ runs = 9, say }: BenchOptions): Promise<readonly Figure[]> {
  return withFolder(async (folder) => {
    const opening = openService({ dataFolder: folder, templatesFolder, face: 'command line' })
    if (opening.kind !== 'open') throw new Error(opening.message)
    const { service } = opening
    const { deps } = service.context
    const api = createRouterClient(service.router, { context: service.context })
    say('making 25 QC releases')
    for (let version = 100; version < 123; version += 1) {
      const title = `Quality Criteria release ${String(version)}`
      const fields = { version: String(version), title, date: null, umdMajors: [], note: '' }
      const made = createDraft(deps, { ...fields, basedOn: 'QC3' })
      if (!made.ok) throw new Error(made.failure.message)
    }
    const criteria = listCriteria(deps.db, 'QC100').map(({ criterion }) => criterion)
    const changed = criteria.map((criterion) => ({
      ...criterion,
      check: `${criterion.check} Note the version.`,
    }))
    const [first] = criteria
    if (!first) throw new Error('QC3 has no criteria.')
    inTransaction(deps.db, (tx) => {
      for (const [index, criterion] of changed.entries()) {
        const before = criteria[index] ?? null
        saveCriterionIn(deps, tx, { qcReleaseId: 'QC101', criterion, before, takesOver: [], reason })
      }
    })
    const { id, files, accepted } = await makeFilled(service)
    say(`${String(runs)} runs of each`)
    const input = {
      qcReleaseId: 'QC100',
      criterion: { ...first, check: 'x' },
      before: first,
      takesOver: [],
      reason,
    }
    const figures = [
      await series('effect of a change on all products', 100, runs, () =>
        api.catalogue.edit.previewEffect({ kind: 'save criterion', input }),
      ),
      await series('difference of two releases of 204 criteria, every one changed', 100, runs, () =>
        compareReleases(criteria, changed),
      ),
      await series('search over 25 releases', 50, runs, () =>
        searchCriteria(deps.db, { ...emptyFilter, text: 'certif' }),
      ),
      await series('filled workbook of 250 rows compared', 500, runs, () =>
        api.catalogue.exchange.previewFilled({ verificationId: id, file: files[0] }),
      ),
      await series('filled workbook of 250 rows taken in, all of them changed', 1000, runs, (run) =>
        api.catalogue.exchange.importFilled({
          verificationId: id,
          file: files[run % 2 === 0 ? 0 : 1],
          accepted,
        }),
      ),
    ]
    service.close()
    return figures
  })
}

/** An open verification of 250 rows, and its workbook filled in two ways, so that each take-in changes every row. */
async function makeFilled(service: Service) {
  const { deps } = service.context
  const api = createRouterClient(service.router, { context: service.context })
  const [first] = listCriteria(deps.db, 'QC3')
  if (!first) throw new Error('QC3 has no criteria.')
  const criteria = Array.from({ length: 250 }, (_, index) => ({
    ...first.criterion,
    id: `MANY_${String(index + 1)}`,
  }))
  const draft = { version: '200', title: 'Many criteria', date: null, umdMajors: [9], note: '' }
  valueOf(takeInCriteria(deps, { kind: 'new', draft }, criteria, 'the bench'))
  valueOf(publishQcRelease(deps, 'QC200'))
  const { id } = await api.verifications.start({ ppaId: dcache, qcReleaseId: 'QC200', releaseType: 'major' })
  const { file } = await api.documents.verificationWorkbook({ verificationId: id })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const fill = async (verdict: string, comment: string) => {
    const filled = await editChecklist(bytes, (sheet) => {
      for (let row = 2; row <= criteria.length + 1; row += 1) {
        sheet.getCell(row, 6).value = verdict
        sheet.getCell(row, 7).value = `${comment} Row ${String(row)}.`
      }
    })
    return new File([new Uint8Array(filled)], `${verdict}.xlsx`)
  }
  const files = [
    await fill('OK', 'As the guide says.'),
    await fill('WARNING', 'The guide is out of date.'),
  ] as const
  return { id, files, accepted: criteria.map((criterion) => criterion.id) }
}

/** Our time against a budget that no run may use up; the first run is not counted. */
async function series(
  name: string,
  budgetMs: number,
  runs: number,
  work: (run: number) => unknown,
): Promise<Figure> {
  const took: number[] = []
  await work(0)
  for (let run = 1; run <= runs; run += 1) {
    const begin = performance.now()
    await work(run)
    took.push(performance.now() - begin)
  }
  const note = 'The peer is the budget for an answer.'
  return compare({ name: `catalogue: ${name}`, unit: 'ms', peerName: 'budget', note }, took, [budgetMs])
}
