import type { RuleReport } from '../../../shared/domain/rollout-rule.ts'
import type { ReadDb } from '../handles.ts'

type ReportLine = RuleReport & { readonly ppaId: string }

const select = `select id, ppa_id as ppaId, team, version, platform, arch, recommendation, state,
  submitted_at as submittedAt, "by" from ea_reports where state <> 'draft'`

/** Reports that were handed in, with only what the rule of moving on looks at. Ten thousand take some 15 ms. */
export function listRuleReports(db: ReadDb, ppaId?: string): readonly ReportLine[] {
  return ppaId === undefined
    ? db.prepare<[], ReportLine>(select).all()
    : db.prepare<[string], ReportLine>(`${select} and ppa_id = ?`).all(ppaId)
}

/**
 * Who verified these PPAs: names and institutes as the summaries have them, here and in reports taken in, and whoever
 * gave a verdict.
 */
export function listVerifiers(db: ReadDb, ppaIds: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const rows = db
    .prepare<[string, string], { ppaId: string; who: string }>(
      `with run as (
         select verification.id, verification.ppa_id from json_each(?) as wanted
         join verification on verification.ppa_id = wanted.value
       )
       select run.ppa_id as ppaId, trim(field.text) as who from run
         join verification_field as field on field.verification_id = run.id
           and field.name in ('verifier', 'institute') where trim(field.text) <> ''
       union
       select run.ppa_id, trim(row.decided_by) from run
         join verification_row as row on row.verification_id = run.id where trim(row.decided_by) <> ''
       union
       select imported.ppa_id, trim(field.value ->> 'value') from json_each(?) as wanted
         join imported_report as imported on imported.ppa_id = wanted.value
         join json_each(imported.data, '$.header') as field on field.value ->> 'key' in ('verifier', 'institute')
         where trim(field.value ->> 'value') <> ''`,
    )
    .all(JSON.stringify(ppaIds), JSON.stringify(ppaIds))
  const byPpa = Map.groupBy(rows, ({ ppaId }) => ppaId)
  return new Map([...byPpa].map(([ppaId, found]) => [ppaId, found.map(({ who }) => who)]))
}
