import * as z from 'zod'
import { GivenAnswer } from '../../../shared/domain/criticality.ts'
import { DocumentTicketCopy } from '../../../shared/domain/document-model.ts'
import { QcRelease } from '../../../shared/domain/qc-release.ts'
import { Ppa } from '../../../shared/domain/umd-release.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** What a finished verification rests on outside itself. */
export const FrozenFacts = z.object({
  ppa: Ppa,
  qcRelease: QcRelease,
  knownCount: z.number().int(),
  answers: z.array(GivenAnswer).readonly(),
})
export type FrozenFacts = z.infer<typeof FrozenFacts>

/** A mirrored ticket as it stood: what a report says of it, and its copy with its history as canonical JSON. */
export interface FrozenTicket {
  readonly listed: DocumentTicketCopy
  readonly copy: string
}

/** Keeps what stands now in place of what was kept at an earlier finish. */
export function keepFrozenRun(
  tx: WriteDb,
  verificationId: string,
  frozen: { readonly at: string; readonly facts: FrozenFacts; readonly tickets: readonly FrozenTicket[] },
): void {
  tx.prepare('delete from frozen_run where verification_id = ?').run(verificationId)
  tx.prepare('insert into frozen_run (verification_id, frozen_at, facts) values (?, ?, ?)').run(
    verificationId,
    frozen.at,
    JSON.stringify(frozen.facts),
  )
  const insert = tx.prepare(
    'insert into frozen_ticket (verification_id, position, listed, copy) values (?, ?, ?, ?)',
  )
  for (const [position, { listed, copy }] of frozen.tickets.entries()) {
    insert.run(verificationId, position, JSON.stringify(listed), copy)
  }
}

/** undefined for a verification that was never finished, or finished before anything was kept. */
export function getFrozenFacts(db: ReadDb, verificationId: string): FrozenFacts | undefined {
  const text = db
    .prepare<[string], string>('select facts from frozen_run where verification_id = ?')
    .pluck()
    .get(verificationId)
  return text === undefined ? undefined : FrozenFacts.parse(JSON.parse(text))
}

export function listFrozenTickets(db: ReadDb, verificationId: string): readonly FrozenTicket[] {
  return db
    .prepare<[string], { listed: string; copy: string }>(
      'select listed, copy from frozen_ticket where verification_id = ? order by position',
    )
    .all(verificationId)
    .map(({ listed, copy }) => ({ listed: DocumentTicketCopy.parse(JSON.parse(listed)), copy }))
}
