import type { ReadDb, WriteDb } from '../handles.ts'

/** *candidate* of a UMD major takes nothing in (process.md 12.2). */
export interface CandidateFreeze {
  readonly umdMajor: number
  readonly since: string
  readonly by: string
  readonly note: string
}

export function listFreezes(db: ReadDb): readonly CandidateFreeze[] {
  return db
    .prepare<[], CandidateFreeze>(
      'select umd_major as umdMajor, since, by, note from candidate_freeze order by umd_major',
    )
    .all()
}

export function upsertFreeze(tx: WriteDb, { umdMajor, since, by, note }: CandidateFreeze): void {
  tx.prepare(
    `insert into candidate_freeze (umd_major, since, by, note) values (?, ?, ?, ?)
     on conflict (umd_major) do update set note = excluded.note`,
  ).run(umdMajor, since, by, note)
}

export function deleteFreeze(tx: WriteDb, umdMajor: number): void {
  tx.prepare('delete from candidate_freeze where umd_major = ?').run(umdMajor)
}
