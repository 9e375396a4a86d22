import { inTransaction, type ReadDb } from '../db/handles.ts'
import { dropLease, getLease, keepLease } from '../db/tables/sync-facts.ts'

/** Renewed long before it ends, so a program that hangs loses it and one that works does not. */
const leaseMs = 120_000
const renewMs = 20_000

export interface HeldLease {
  release(): void
}

interface LeaseOptions {
  readonly db: ReadDb
  readonly holder: string
  readonly now: () => Date
  readonly pid?: number
  readonly isAlive?: (pid: number) => boolean
}

/**
 * The right to talk to servers for this database: two processes that send the same outbox would double it. Null while a
 * living process has it.
 */
export function takeLease(options: LeaseOptions): HeldLease | null {
  const { db, holder, now, pid = process.pid, isAlive = lives } = options
  const until = () => new Date(now().getTime() + leaseMs).toISOString()
  const isMine = inTransaction(db, (tx) => {
    const lease = getLease(tx)
    const isFree =
      !lease || lease.holder === holder || lease.until < now().toISOString() || !isAlive(lease.pid)
    if (isFree) keepLease(tx, { holder, pid, until: until() })
    return isFree
  })
  if (!isMine) return null
  const timer = setInterval(() => {
    if (!db.open) clearInterval(timer)
    else inTransaction(db, (tx) => keepLease(tx, { holder, pid, until: until() }))
  }, renewMs)
  timer.unref()
  return {
    release() {
      clearInterval(timer)
      if (db.open) inTransaction(db, (tx) => dropLease(tx, holder))
    },
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process is one that lives.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
