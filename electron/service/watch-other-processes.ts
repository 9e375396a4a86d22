import type { ReadDb } from '../db/handles.ts'
import type { ChangeBus } from './change-bus.ts'

const pollMs = 1000

/** Tells the windows when another process, such as the command line, wrote into the same database. */
export function watchOtherProcesses(db: ReadDb, changes: ChangeBus): { readonly stop: () => void } {
  const read = () => Number(db.pragma('data_version', { simple: true }))
  let seen = read()
  const timer = setInterval(() => {
    const version = read()
    if (version === seen) return
    seen = version
    changes.publish('settings', 'catalogue', 'releases', 'verifications', 'tickets', 'rollout')
  }, pollMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
