import type { ReadDb } from '../../electron/db/handles.ts'

/** Today's tables, indexes and triggers as SQL, for readers of the repository. */
export function dumpSchema(db: ReadDb): string {
  const statements = db
    .prepare("select sql from sqlite_schema where sql is not null and name not like 'sqlite%' order by rowid")
    .pluck()
    .all() as string[]
  const head = '-- Made by "npm run schema" from electron/db/migrations; not to be edited by hand.\n\n'
  return head + statements.map((sql) => `${sql.replace(/\n {6}/g, '\n')};\n`).join('\n')
}
