import {
  EaReportFields,
  type EaReport,
  type EaReportState,
  type EaRevisions,
} from '../../../shared/domain/ea-report.ts'
import type { Ppa } from '../../../shared/domain/umd-release.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** A report with the revisions of its texts. */
export interface KeptEaReport extends EaReport {
  readonly revisions: EaRevisions
}

interface Row {
  readonly id: string
  readonly ppa: string
  readonly state: EaReportState
  readonly started_at: string
  readonly updated_at: string
  readonly submitted_at: string | null
  readonly by: string
  readonly fields: string
  readonly revisions: string
  readonly copied_from: string | null
  readonly replaces: string | null
  readonly taken_in_from: string | null
}

/** Reports, replaced ones too, last worked on first; all of them without `newest`. */
export function listEaReports(db: ReadDb, newest = -1): readonly KeptEaReport[] {
  return db
    .prepare<[number], Row>('select * from ea_reports order by updated_at desc, id limit ?')
    .all(newest)
    .map(reportOf)
}

/** Every report on a PPA in the order they were begun, drafts and replaced ones too. */
export function listReportsOfPpa(db: ReadDb, ppaId: string): readonly KeptEaReport[] {
  return db
    .prepare<[string], Row>('select * from ea_reports where ppa_id = ? order by started_at, id')
    .all(ppaId)
    .map(reportOf)
}

export function getEaReport(db: ReadDb, id: string): KeptEaReport | undefined {
  const row = db.prepare<[string], Row>('select * from ea_reports where id = ?').get(id)
  return row && reportOf(row)
}

/** Keeps a report as it is given; an existing one of the same id is changed to it. */
export function keepEaReport(tx: WriteDb, report: KeptEaReport): void {
  const { fields, ppa } = report
  tx.prepare(
    `insert into ea_reports (id, ppa_id, ppa, team, version, platform, arch, state, recommendation, started_at,
       updated_at, submitted_at, "by", fields, revisions, copied_from, replaces, taken_in_from)
     values (@id, @ppaId, @ppa, @team, @version, @platform, @arch, @state, @recommendation, @startedAt, @updatedAt,
       @submittedAt, @by, @fields, @revisions, @copiedFrom, @replaces, @takenInFrom)
     on conflict (id) do update set team = @team, version = @version, platform = @platform, arch = @arch, state = @state,
       recommendation = @recommendation, updated_at = @updatedAt, submitted_at = @submittedAt, "by" = @by,
       fields = @fields, revisions = @revisions`,
  ).run({
    id: report.id,
    ppaId: ppa.id,
    ppa: JSON.stringify(ppa),
    team: fields.team.trim(),
    version: fields.version.trim(),
    platform: fields.platform.trim(),
    arch: fields.arch.trim(),
    state: report.state,
    recommendation: report.state === 'draft' ? null : fields.recommendation,
    startedAt: report.startedAt,
    updatedAt: report.updatedAt,
    submittedAt: report.submittedAt,
    by: report.by,
    fields: JSON.stringify(fields),
    revisions: JSON.stringify(report.revisions),
    copiedFrom: report.copiedFrom === null ? null : JSON.stringify(report.copiedFrom),
    replaces: report.replaces,
    takenInFrom: report.takenInFrom,
  })
}

/** Another report of the team stands in its place from now on. */
export function markReplaced(tx: WriteDb, id: string): void {
  tx.prepare("update ea_reports set state = 'replaced' where id = ? and state = 'submitted'").run(id)
}

/** Takes a draft away that was never handed in; answers whether there was one. */
export function deleteEaDraft(tx: WriteDb, id: string): boolean {
  return tx.prepare("delete from ea_reports where id = ? and state = 'draft'").run(id).changes > 0
}

function reportOf(row: Row): KeptEaReport {
  return {
    id: row.id,
    ppa: JSON.parse(row.ppa) as Ppa,
    state: row.state,
    startedAt: row.started_at,
    updatedAt: row.updated_at,
    submittedAt: row.submitted_at,
    by: row.by,
    fields: EaReportFields.parse(JSON.parse(row.fields)),
    copiedFrom: row.copied_from === null ? null : (JSON.parse(row.copied_from) as EaReport['copiedFrom']),
    replaces: row.replaces,
    takenInFrom: row.taken_in_from,
    revisions: JSON.parse(row.revisions) as EaRevisions,
  }
}
