import type { ReadDb, WriteDb } from '../handles.ts'

/** One thing an action changed; values are JSON, null where the thing was not there. */
export interface ActionItem {
  readonly kind: 'criterion' | 'mapping' | 'product' | 'capability'
  readonly key: string
  readonly before: unknown
  readonly after: unknown
}

/** A step of catalogue work that can be taken back as a whole. */
export interface CatalogueAction {
  readonly id: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly actor: string
  /** The release it belongs to; null for products and capabilities. */
  readonly qcReleaseId: string | null
  /** What it did, in words. */
  readonly label: string
}

interface ItemRow {
  readonly kind: ActionItem['kind']
  readonly key: string
  readonly before_value: string | null
  readonly after_value: string | null
}

export function insertAction(
  tx: WriteDb,
  action: Omit<CatalogueAction, 'id'>,
  items: readonly ActionItem[],
): number {
  const { lastInsertRowid } = tx
    .prepare('insert into catalogue_action (at, actor, qc_release_id, label) values (?, ?, ?, ?)')
    .run(action.at, action.actor, action.qcReleaseId, action.label)
  const id = Number(lastInsertRowid)
  const insert = tx.prepare(
    `insert into catalogue_action_item (action_id, position, kind, key, before_value, after_value)
     values (?, ?, ?, ?, ?, ?)`,
  )
  items.forEach((item, position) =>
    insert.run(id, position, item.kind, item.key, jsonOf(item.before), jsonOf(item.after)),
  )
  return id
}

/** The newest action that can be taken back: criteria of a release that is published meanwhile stay. */
export function getLastCatalogueAction(db: ReadDb): CatalogueAction | undefined {
  return db
    .prepare<[], CatalogueAction>(
      `select action.id, action.at, action.actor, action.qc_release_id as qcReleaseId, action.label
       from catalogue_action as action where action.undone = 0 and not exists (
         select 1 from catalogue_action_item as item join qc_release as release on release.id = action.qc_release_id
         where item.action_id = action.id and item.kind = 'criterion' and release.state <> 'DRAFT')
       order by action.id desc limit 1`,
    )
    .get()
}

/** In the order they were done. */
export function listActionItems(db: ReadDb, actionId: number): readonly ActionItem[] {
  return db
    .prepare<[number], ItemRow>(
      'select kind, key, before_value, after_value from catalogue_action_item where action_id = ? order by position',
    )
    .all(actionId)
    .map((row) => ({
      kind: row.kind,
      key: row.key,
      before: valueOf(row.before_value),
      after: valueOf(row.after_value),
    }))
}

export function markActionUndone(tx: WriteDb, id: number): void {
  tx.prepare('update catalogue_action set undone = 1 where id = ?').run(id)
}

/** Remembers that a person set this, so that a newer built-in catalogue leaves it alone. */
export function touch(tx: WriteDb, kind: 'mapping' | 'product' | 'capability', key: string): void {
  tx.prepare('insert or ignore into catalogue_touch (kind, key) values (?, ?)').run(kind, key)
}

/** Kind and key of everything a person set, as `kind key`. */
export function listTouches(db: ReadDb): ReadonlySet<string> {
  return new Set(db.prepare<[], string>(`select kind || ' ' || key from catalogue_touch`).pluck().all())
}

function jsonOf(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}

function valueOf(json: string | null): unknown {
  return json === null ? null : JSON.parse(json)
}
