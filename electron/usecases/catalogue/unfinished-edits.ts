import { invalid, success, type Result } from '../../../shared/errors.ts'
import { inTransaction } from '../../db/handles.ts'
import { deleteUnfinishedEdit, upsertUnfinishedEdit } from '../../db/tables/unfinished-edits.ts'
import type { Deps, Nothing } from '../deps.ts'

/** Keeps what stands in a form while it is typed, so that nothing is lost before it is saved; null forgets it. */
export function keepUnfinishedEdit(deps: Deps, subject: string, body: string | null): Result<Nothing> {
  if (body !== null && !isJson(body)) return invalid('An unfinished edit is kept as JSON.', 'body')
  inTransaction(deps.db, (tx) => {
    if (body === null) deleteUnfinishedEdit(tx, subject)
    else upsertUnfinishedEdit(tx, subject, body, deps.now().toISOString())
  })
  return success({})
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
