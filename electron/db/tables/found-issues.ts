import type { FoundIssue, FoundIssueFields, GgusPriority } from '../../../shared/domain/found-issue.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

interface IssueRow {
  readonly id: string
  readonly verification_id: string
  readonly title: string
  readonly description: string
  readonly critical: 0 | 1
  readonly showstopper: 0 | 1
  readonly workaround: string
  readonly priority: GgusPriority
  readonly justification: string
  readonly link: string
  readonly in_ticket_field: 0 | 1
  readonly in_reply: 0 | 1
  readonly solved_at: string | null
  readonly found_at: string
  readonly found_by: string
  readonly revision: number
  readonly criteria: string
}

const select = `
  select found_issue.*, (select json_group_array(criterion_id) from found_issue_row
    where issue_id = found_issue.id) as criteria
  from found_issue where withdrawn_at is null`

/** The issues of a run in the order they were found; withdrawn ones are left out. */
export function listIssues(db: ReadDb, verificationId: string): readonly FoundIssue[] {
  return db
    .prepare<[string], IssueRow>(`${select} and verification_id = ? order by found_at, id`)
    .all(verificationId)
    .map(issueOf)
}

export function getIssue(db: ReadDb, id: string): FoundIssue | undefined {
  const row = db.prepare<[string], IssueRow>(`${select} and id = ?`).get(id)
  return row && issueOf(row)
}

export function insertIssue(
  tx: WriteDb,
  issue: {
    readonly id: string
    readonly verificationId: string
    readonly foundAt: string
    readonly foundBy: string
  },
  fields: FoundIssueFields,
): void {
  tx.prepare(
    'insert into found_issue (id, verification_id, title, found_at, found_by, revision) values (?, ?, ?, ?, ?, -1)',
  ).run(issue.id, issue.verificationId, fields.title, issue.foundAt, issue.foundBy)
  updateIssue(tx, issue.id, fields, issue.foundAt)
}

/** Raises the revision. `at` becomes the moment of solving when it is solved now and was not before. */
export function updateIssue(tx: WriteDb, id: string, fields: FoundIssueFields, at: string): void {
  tx.prepare(
    `update found_issue set title = ?, description = ?, critical = ?, showstopper = ?, workaround = ?, priority = ?,
       justification = ?, link = ?, in_ticket_field = ?, in_reply = ?,
       solved_at = case when ? then coalesce(solved_at, ?) end, revision = revision + 1 where id = ?`,
  ).run(
    fields.title,
    fields.description,
    Number(fields.critical),
    Number(fields.showstopper),
    fields.workaround,
    fields.priority,
    fields.justification,
    fields.link,
    Number(fields.inTicketField),
    Number(fields.inReply),
    Number(fields.solved),
    at,
    id,
  )
  tx.prepare('delete from found_issue_row where issue_id = ?').run(id)
  const row = tx.prepare(
    'insert into found_issue_row (issue_id, criterion_id) values (?, ?) on conflict do nothing',
  )
  for (const criterionId of fields.criterionIds) row.run(id, criterionId)
}

/** It is no longer listed; the audit trail tells of it. */
export function withdrawIssue(tx: WriteDb, id: string, at: string): void {
  tx.prepare('update found_issue set withdrawn_at = ? where id = ?').run(at, id)
}

function issueOf(row: IssueRow): FoundIssue {
  return {
    id: row.id,
    verificationId: row.verification_id,
    title: row.title,
    description: row.description,
    criterionIds: JSON.parse(row.criteria) as string[],
    critical: row.critical === 1,
    showstopper: row.showstopper === 1,
    workaround: row.workaround,
    priority: row.priority,
    justification: row.justification,
    link: row.link,
    inTicketField: row.in_ticket_field === 1,
    inReply: row.in_reply === 1,
    solved: row.solved_at !== null,
    solvedAt: row.solved_at,
    foundAt: row.found_at,
    foundBy: row.found_by,
    revision: row.revision,
  }
}
