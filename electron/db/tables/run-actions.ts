import type { ReadDb, WriteDb } from '../handles.ts'

/** A step of a run that can be taken back. Values are those of its kind; null is blank. */
export interface RunAction {
  readonly id: number
  readonly kind: 'verdict' | 'check verdict' | 'outcome' | 'release type' | 'rows'
  /** The criterion id or the check's kind; what happened in words for "rows"; the verification itself otherwise. */
  readonly target: string
  readonly before: string | null
  readonly after: string | null
}

/** The newest action not taken back yet. */
export function getLastAction(db: ReadDb, verificationId: string): RunAction | undefined {
  return db
    .prepare<[string], RunAction>(
      `select id, kind, target, before_value as before, after_value as after from run_action
       where verification_id = ? and undone = 0 order by id desc limit 1`,
    )
    .get(verificationId)
}

export function appendAction(
  tx: WriteDb,
  verificationId: string,
  at: string,
  action: Omit<RunAction, 'id'>,
): void {
  tx.prepare(
    `insert into run_action (verification_id, at, kind, target, before_value, after_value)
     values (?, ?, ?, ?, ?, ?)`,
  ).run(verificationId, at, action.kind, action.target, action.before, action.after)
}

export function markUndone(tx: WriteDb, id: number): void {
  tx.prepare('update run_action set undone = 1 where id = ?').run(id)
}
