import { createRouterClient } from '@orpc/server'
import { emptyFilter } from '../../shared/domain/criterion-search.ts'
import { compareReleases } from '../../shared/domain/differences.ts'
import { inTransaction } from '../../electron/db/handles.ts'
import { listCriteria } from '../../electron/db/tables/criteria.ts'
import { searchCriteria } from '../../electron/db/tables/criterion-search.ts'
import { readFilledTemplate } from '../../electron/documents/catalogue/filled-template.ts'
import { readWorkbook } from '../../electron/documents/catalogue/read-workbook.ts'
import { openService } from '../../electron/service/open-service.ts'
import { createDraft } from '../../electron/usecases/catalogue/drafts.ts'
import { saveCriterionIn } from '../../electron/usecases/catalogue/edit-criterion.ts'
import { templatesFolder } from '../support/folders.ts'
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
    const { id } = await api.verifications.start({ ppaId: dcache, qcReleaseId: 'QC3', releaseType: 'major' })
    const { file } = await api.documents.verificationWorkbook({ verificationId: id })
    const bytes = new Uint8Array(await file.arrayBuffer())
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
      await series('filled workbook read and compared', 500, runs, async () => {
        const book = await readWorkbook('filled.xlsx', bytes)
        if (!book.ok) throw new Error(book.failure.message)
        readFilledTemplate('filled.xlsx', book.value)
        return api.catalogue.exchange.previewFilled({ verificationId: id, file })
      }),
    ]
    service.close()
    return figures
  })
}

/** Our time against a budget that no run may use up; the first run is not counted. */
async function series(name: string, budgetMs: number, runs: number, work: () => unknown): Promise<Figure> {
  const took: number[] = []
  await work()
  for (let run = 0; run < runs; run += 1) {
    const begin = performance.now()
    await work()
    took.push(performance.now() - begin)
  }
  const note = 'The peer is the budget for an answer.'
  return compare({ name: `catalogue: ${name}`, unit: 'ms', peerName: 'budget', note }, took, [budgetMs])
}
