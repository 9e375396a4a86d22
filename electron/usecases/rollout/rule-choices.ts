import { inTransaction, type ReadDb } from '../../db/handles.ts'
import { listSettings, upsertSetting } from '../../db/tables/settings.ts'
import { record, type Deps } from '../deps.ts'

const wayBack = 'rollout way back to verification'

/** Whether a PPA may go from staged rollout back to verification: not evidenced, so off until a site wants it. */
export function mayGoBack(db: ReadDb): boolean {
  return listSettings(db).get(wayBack) === 'yes'
}

export function allowWayBack(deps: Deps, isAllowed: boolean): boolean {
  return inTransaction(deps.db, (tx) => {
    if (mayGoBack(tx) === isAllowed) return isAllowed
    upsertSetting(tx, wayBack, isAllowed ? 'yes' : 'no')
    record(deps, tx, 'setting changed', wayBack, { after: isAllowed })
    return isAllowed
  })
}
