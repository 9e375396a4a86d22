import type { ChangeReason } from '../../shared/domain/criterion-change.ts'
import type { Criterion } from '../../shared/domain/criterion.ts'
import { listCriteria } from '../../electron/db/tables/criteria.ts'
import { createDraft } from '../../electron/usecases/catalogue/drafts.ts'
import { testDeps } from './database.ts'
import { valueOf } from './run.ts'

export const clarifying: ChangeReason = {
  source: 'operations requirement',
  link: 'RT #1378',
  kind: 'clarifying',
  note: '',
}

/** A store with a draft QC4 that began with QC3, and a way to read one of its criteria. */
export function startDraft(basedOn = 'QC3') {
  const deps = testDeps()
  const fields = { version: '4', title: 'Quality Criteria release 4', date: null, umdMajors: [2], note: '' }
  const draft = valueOf(createDraft(deps, { ...fields, basedOn }))
  const listed = (id = draft.id): readonly Criterion[] =>
    listCriteria(deps.db, id).map((kept) => kept.criterion)
  const criterion = (id: string): Criterion => {
    const found = listed().find((candidate) => candidate.id === id)
    if (!found) throw new Error(`${id} is not in the draft.`)
    return found
  }
  return { deps, draft, listed, criterion }
}
