import type { Ending, Evidence, EvidenceKind, RecordedCommand } from '../../../shared/domain/evidence.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

interface EvidenceRow {
  readonly id: string
  readonly work_id: string
  readonly place: string
  readonly kind: EvidenceKind
  readonly name: string
  readonly caption: string
  readonly caption_revision: number
  readonly digest: string
  readonly bytes: number
  readonly media_type: string
  readonly masked: number
  readonly as_is: 0 | 1
  readonly captured_at: string
  readonly captured_by: string
  readonly removed_at: string | null
  readonly removed_by: string
  readonly removed_reason: string
  readonly command_line: string | null
  readonly host: string | null
  readonly started_at: string
  readonly ended_at: string
  readonly ending: Ending
  readonly exit_code: number | null
  readonly signal: string | null
}

const select = `
  select evidence.*, evidence_file.bytes, evidence_file.media_type, evidence_command.command_line,
    evidence_command.host, evidence_command.started_at, evidence_command.ended_at, evidence_command.ending,
    evidence_command.exit_code, evidence_command.signal
  from evidence join evidence_file on evidence_file.digest = evidence.digest
  left join evidence_command on evidence_command.evidence_id = evidence.id`

/** Everything captured in a run or a report, removed pieces too, in the order it was captured. */
export function listEvidence(db: ReadDb, workId: string): readonly Evidence[] {
  return db
    .prepare<[string], EvidenceRow>(`${select} where work_id = ? order by captured_at, id`)
    .all(workId)
    .map(evidenceOf)
}

export function getEvidence(db: ReadDb, id: string): Evidence | undefined {
  const row = db.prepare<[string], EvidenceRow>(`${select} where evidence.id = ?`).get(id)
  return row && evidenceOf(row)
}

export type EvidenceToKeep = Omit<Evidence, 'caption' | 'captionRevision' | 'removed'>

export function insertEvidence(tx: WriteDb, evidence: EvidenceToKeep): void {
  tx.prepare(
    'insert into evidence_file (digest, bytes, media_type, kept_at) values (?, ?, ?, ?) on conflict do nothing',
  ).run(evidence.digest, evidence.bytes, evidence.mediaType, evidence.capturedAt)
  tx.prepare(
    `insert into evidence (id, verification_id, report_id, place, digest, kind, name, masked, as_is, captured_at, captured_by)
     values (?, (select id from verification where id = ?), (select id from ea_reports where id = ?), ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    evidence.id,
    evidence.workId,
    evidence.workId,
    evidence.place,
    evidence.digest,
    evidence.kind,
    evidence.name,
    evidence.masked,
    Number(evidence.asIs),
    evidence.capturedAt,
    evidence.capturedBy,
  )
  if (evidence.command) insertCommand(tx, evidence.id, evidence.command)
}

function insertCommand(tx: WriteDb, evidenceId: string, command: RecordedCommand): void {
  tx.prepare(
    `insert into evidence_command (evidence_id, command_line, host, started_at, ended_at, ending, exit_code, signal)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    evidenceId,
    command.commandLine,
    command.host,
    command.startedAt,
    command.endedAt,
    command.ending,
    command.exitCode,
    command.signal,
  )
}

export function updateCaption(tx: WriteDb, id: string, caption: string): void {
  tx.prepare('update evidence set caption = ?, caption_revision = caption_revision + 1 where id = ?').run(
    caption,
    id,
  )
}

export function markRemoved(
  tx: WriteDb,
  id: string,
  removal: { readonly at: string; readonly by: string; readonly reason: string },
): void {
  tx.prepare('update evidence set removed_at = ?, removed_by = ?, removed_reason = ? where id = ?').run(
    removal.at,
    removal.by,
    removal.reason,
    id,
  )
}

/** Whether any piece of evidence that was not removed still has these bytes. */
/** Digests of all bytes that evidence rests on, in order; those of evidence that was taken away with `removed`. */
export function listDigests(db: ReadDb, which: 'used' | 'removed'): readonly string[] {
  const used = 'select digest from evidence where removed_at is null'
  const sql =
    which === 'used'
      ? `select distinct digest from (${used}) order by digest`
      : `select distinct digest from evidence where digest not in (${used}) order by digest`
  return db.prepare<[], string>(sql).pluck().all()
}

export function isDigestUsed(db: ReadDb, digest: string): boolean {
  return (
    db.prepare('select 1 from evidence where digest = ? and removed_at is null limit 1').get(digest) !==
    undefined
  )
}

function evidenceOf(row: EvidenceRow): Evidence {
  return {
    id: row.id,
    workId: row.work_id,
    place: row.place,
    kind: row.kind,
    name: row.name,
    caption: row.caption,
    captionRevision: row.caption_revision,
    digest: row.digest,
    bytes: row.bytes,
    mediaType: row.media_type,
    masked: row.masked,
    asIs: row.as_is === 1,
    capturedAt: row.captured_at,
    capturedBy: row.captured_by,
    command: row.command_line === null ? null : commandOf(row, row.command_line),
    removed:
      row.removed_at === null ? null : { at: row.removed_at, by: row.removed_by, reason: row.removed_reason },
  }
}

function commandOf(row: EvidenceRow, commandLine: string): RecordedCommand {
  return {
    commandLine,
    host: row.host,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    ending: row.ending,
    exitCode: row.exit_code,
    signal: row.signal,
  }
}
