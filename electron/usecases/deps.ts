import type { ReadDb } from '../db/handles.ts'
import { appendAudit } from '../db/tables/audit.ts'
import { listSettings } from '../db/tables/settings.ts'
import type { WriteDb } from '../db/handles.ts'

/** What every use case is given; nothing of it is global. */
export interface Deps {
  readonly db: ReadDb
  readonly now: () => Date
  /** A new unique id for something a user makes. */
  readonly newId: () => string
}

/** The answer of a use case that has nothing to tell. */
export type Nothing = Record<string, never>

/** Writes what happened into the audit trail, in the transaction of the change itself. */
export function record(
  deps: Deps,
  tx: WriteDb,
  action: string,
  subject: string,
  data: Readonly<Record<string, unknown>> = {},
): void {
  appendAudit(tx, { at: deps.now().toISOString(), actor: actorOf(tx), action, subject, data })
}

/** Who works here, as the settings name them. */
export function actorOf(db: ReadDb): string {
  return listSettings(db).get('verifier')?.trim() || 'unnamed user'
}
