import type { ReadDb, WriteDb } from '../handles.ts'

/** Something a manager did, with what takes it back. */
export interface RolloutAction {
  readonly id: number
  readonly label: string
  /** JSON, as the use case wrote it. */
  readonly steps: string
}

export function insertRolloutAction(
  tx: WriteDb,
  action: { readonly at: string; readonly actor: string; readonly label: string; readonly steps: string },
): void {
  tx.prepare('insert into rollout_action (at, actor, label, steps) values (?, ?, ?, ?)').run(
    action.at,
    action.actor,
    action.label,
    action.steps,
  )
}

/** The newest that was not taken back. */
export function getLastRolloutAction(db: ReadDb): RolloutAction | undefined {
  return db
    .prepare<[], RolloutAction>(
      'select id, label, steps from rollout_action where undone = 0 order by id desc limit 1',
    )
    .get()
}

export function markRolloutActionUndone(tx: WriteDb, id: number): void {
  tx.prepare('update rollout_action set undone = 1 where id = ?').run(id)
}
