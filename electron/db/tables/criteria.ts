import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../shared/domain/canonical.ts'
import type { Critical, Criterion } from '../../../shared/domain/criterion.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

interface TextRow {
  readonly digest: string
  readonly criterion_id: string
  readonly title: string | null
  readonly document: string
  readonly capability: string | null
  readonly critical_kind: Critical['kind']
  readonly critical_condition: string | null
  readonly description: string
  readonly check_text: string
  readonly report_text: string
  readonly provenance: Criterion['provenance']
  readonly provenance_note: string
}

/** A criterion as kept, with the digest of its text. */
export interface KeptCriterion {
  readonly digest: string
  readonly criterion: Criterion
}

/** SHA-256 (hex) of the canonical form: two criteria with one digest say the same in every field. */
export function digestOfCriterion(criterion: Criterion): string {
  return createHash('sha256').update(canonicalJson(criterion)).digest('hex')
}

/** Keeps a text under its digest; answers the digest. A text that is there already stays as it is. */
export function keepCriterionText(tx: WriteDb, criterion: Criterion): string {
  const digest = digestOfCriterion(criterion)
  const { critical } = criterion
  const added = tx
    .prepare(
      `insert into criterion_text (digest, criterion_id, title, document, capability, critical_kind,
         critical_condition, description, check_text, report_text, provenance, provenance_note)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (digest) do nothing`,
    )
    .run(
      digest,
      criterion.id,
      criterion.title,
      criterion.document,
      criterion.capability,
      critical.kind,
      critical.kind === 'conditional' ? critical.condition : null,
      criterion.description,
      criterion.check,
      criterion.report,
      criterion.provenance,
      criterion.provenanceNote,
    )
  if (added.changes === 0) return digest
  const link = tx.prepare(
    'insert into criterion_link (text_digest, position, label, url) values (?, ?, ?, ?)',
  )
  criterion.related.forEach((related, position) => link.run(digest, position, related.label, related.url))
  const succession = tx.prepare(
    'insert into criterion_succession (text_digest, direction, position, other_id) values (?, ?, ?, ?)',
  )
  criterion.replaces.forEach((id, position) => succession.run(digest, 'replaces', position, id))
  criterion.replacedBy.forEach((id, position) => succession.run(digest, 'replaced by', position, id))
  return digest
}

/** The criteria of a QC release in its own order; empty when there is no such release. */
export function listCriteria(db: ReadDb, qcReleaseId: string): readonly KeptCriterion[] {
  const rows = db
    .prepare<[string], TextRow>(
      `select text.* from qc_release_criterion as listed
       join criterion_text as text on text.digest = listed.text_digest
       where listed.qc_release_id = ? order by listed.position, listed.criterion_id`,
    )
    .all(qcReleaseId)
  return withRelations(db, rows)
}

/** Texts by digest, whatever release they belong to. Unknown digests are left out. */
export function getCriterionTexts(db: ReadDb, digests: readonly string[]): ReadonlyMap<string, Criterion> {
  const rows = db
    .prepare<[string], TextRow>(
      `select text.* from json_each(?) as wanted join criterion_text as text on text.digest = wanted.value`,
    )
    .all(JSON.stringify(digests))
  return new Map(withRelations(db, rows).map((kept) => [kept.digest, kept.criterion]))
}

/** Every digest kept with the text that stands under it now: they differ only if someone changed the file. */
export function listAllCriterionTexts(db: ReadDb): readonly KeptCriterion[] {
  return withRelations(db, db.prepare<[], TextRow>('select * from criterion_text').all())
}

function withRelations(db: ReadDb, rows: readonly TextRow[]): readonly KeptCriterion[] {
  const digests = JSON.stringify(rows.map((row) => row.digest))
  const links = Map.groupBy(
    db
      .prepare<[string], { text_digest: string; label: string; url: string | null }>(
        `select link.text_digest, link.label, link.url from json_each(?) as wanted
         join criterion_link as link on link.text_digest = wanted.value order by link.position`,
      )
      .all(digests),
    (link) => link.text_digest,
  )
  const successions = Map.groupBy(
    db
      .prepare<[string], { text_digest: string; direction: string; other_id: string }>(
        `select other.text_digest, other.direction, other.other_id from json_each(?) as wanted
         join criterion_succession as other on other.text_digest = wanted.value order by other.position`,
      )
      .all(digests),
    (row) => `${row.text_digest} ${row.direction}`,
  )
  const others = (digest: string, direction: string) =>
    (successions.get(`${digest} ${direction}`) ?? []).map((row) => row.other_id)
  return rows.map((row) => ({
    digest: row.digest,
    criterion: {
      id: row.criterion_id,
      title: row.title,
      document: row.document,
      capability: row.capability,
      critical: criticalOf(row),
      description: row.description,
      check: row.check_text,
      report: row.report_text,
      related: (links.get(row.digest) ?? []).map(({ label, url }) => ({ label, url })),
      replaces: others(row.digest, 'replaces'),
      replacedBy: others(row.digest, 'replaced by'),
      provenance: row.provenance,
      provenanceNote: row.provenance_note,
    },
  }))
}

function criticalOf(row: TextRow): Critical {
  return row.critical_kind === 'conditional'
    ? { kind: 'conditional', condition: row.critical_condition ?? '' }
    : { kind: row.critical_kind }
}
