import { canonicalJson } from '../../../shared/domain/canonical.ts'
import { refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type WriteDb } from '../../db/handles.ts'
import {
  getLastCatalogueAction,
  insertAction,
  listActionItems,
  markActionUndone,
  type ActionItem,
} from '../../db/tables/catalogue-actions.ts'
import { actorOf, record, type Deps } from '../deps.ts'
import { readItem, writeItem } from './catalogue-items.ts'

/** What a step of catalogue work is going to do. */
export interface Step {
  readonly qcReleaseId: string | null
  /** In words, for the undo button and the audit trail. */
  readonly label: string
  readonly items: readonly Omit<ActionItem, 'before'>[]
}

/** What a step did: null when everything stood so already, and nothing was written. */
export interface Done {
  readonly actionId: number
  readonly items: readonly ActionItem[]
}

/** Carries a step out inside a transaction: changes, undo step and audit entry together. */
export function carryOut(deps: Deps, tx: WriteDb, step: Step): Done | null {
  const items = step.items
    .map((item) => ({ ...item, before: readItem(tx, step.qcReleaseId, item) }))
    .filter((item) => !isSame(item.before, item.after))
  if (items.length === 0) return null
  for (const item of items) writeItem(tx, step.qcReleaseId, item, item.after)
  const { qcReleaseId, label } = step
  const action = { at: deps.now().toISOString(), actor: actorOf(tx), qcReleaseId, label }
  const actionId = insertAction(tx, action, items)
  record(deps, tx, 'catalogue changed', qcReleaseId ?? 'catalogue', {
    label,
    items: items.map(({ kind, key, before, after }) => ({ kind, key, before, after })),
  })
  return { actionId, items }
}

/** Takes back the newest step of catalogue work, across restarts; answers what it took back. */
export function undoCatalogue(deps: Deps): Result<{ undone: string }> {
  return inTransaction(deps.db, (tx) => {
    const action = getLastCatalogueAction(tx)
    if (!action) return refused('There is nothing to undo in the catalogue.')
    const items = listActionItems(tx, action.id)
    for (const item of items) {
      if (!isSame(readItem(tx, action.qcReleaseId, item), item.after)) {
        return refused(`"${action.label}" cannot be undone: ${item.key} was changed since by something else.`)
      }
    }
    for (const item of [...items].reverse()) writeItem(tx, action.qcReleaseId, item, item.before)
    markActionUndone(tx, action.id)
    record(deps, tx, 'catalogue change undone', action.qcReleaseId ?? 'catalogue', {
      label: action.label,
      action: action.id,
    })
    return success({ undone: action.label })
  })
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null)
}
