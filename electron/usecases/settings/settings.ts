import { defaultSettings, Settings } from '../../../shared/domain/settings.ts'
import { inTransaction, type ReadDb } from '../../db/handles.ts'
import { listSettings, upsertSetting } from '../../db/tables/settings.ts'
import { record, type Deps } from '../deps.ts'

/** Settings as chosen, with the defaults for the rest; a value this version cannot read counts as not chosen. */
export function getSettings(db: ReadDb): Settings {
  const kept = Object.fromEntries(listSettings(db))
  const read = Settings.safeParse({ ...defaultSettings, ...kept })
  return read.success ? read.data : defaultSettings
}

export function changeSettings(deps: Deps, change: Partial<Settings>): Settings {
  return inTransaction(deps.db, (tx) => {
    const before = getSettings(tx)
    for (const [name, value] of Object.entries(change)) {
      if (before[name as keyof Settings] === value) continue
      upsertSetting(tx, name, String(value))
      record(deps, tx, 'setting changed', name, { after: value })
    }
    return getSettings(tx)
  })
}
