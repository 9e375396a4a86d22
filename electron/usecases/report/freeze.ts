import type { Verification } from '../../../shared/domain/verification.ts'
import type { ReadDb, WriteDb } from '../../db/handles.ts'
import { listGivenAnswers } from '../../db/tables/condition-answers.ts'
import {
  getFrozenFacts,
  keepFrozenRun,
  listFrozenTickets,
  type FrozenFacts,
  type FrozenTicket,
} from '../../db/tables/frozen-runs.ts'
import { getQcRelease } from '../../db/tables/qc-releases.ts'
import { readFrozenTickets } from './frozen-tickets.ts'

/** What the report of a verification says of things outside it. */
export interface ReportGround {
  readonly facts: FrozenFacts
  readonly tickets: readonly FrozenTicket[]
}

/** Keeps, at the finish of a verification, what its report rests on outside it: exports years apart are then equal. */
export function freezeGround(tx: WriteDb, verification: Verification, at: string): void {
  keepFrozenRun(tx, verification.id, { at, ...readNow(tx, verification) })
}

/** As it stood at the finish; of an open verification, or one finished before anything was kept, as it stands now. */
export function readGround(db: ReadDb, verification: Verification): ReportGround {
  const facts = verification.state === 'finished' ? getFrozenFacts(db, verification.id) : undefined
  return facts ? { facts, tickets: listFrozenTickets(db, verification.id) } : readNow(db, verification)
}

function readNow(db: ReadDb, verification: Verification): ReportGround {
  const { ppa, qcReleaseId } = verification
  const release = getQcRelease(db, qcReleaseId)
  if (!release) throw new Error(`QC release ${qcReleaseId} is missing from the database.`)
  const { knownCount, ...qcRelease } = release
  const answers = listGivenAnswers(db, ppa.productKey)
  return { facts: { ppa, qcRelease, knownCount, answers }, tickets: readFrozenTickets(db, verification) }
}
