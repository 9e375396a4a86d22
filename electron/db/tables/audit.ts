import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../shared/domain/canonical.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** What happened, before it has its place in the chain. `data` holds plain values only. */
export interface AuditEntry {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The newest link: quoting it elsewhere makes a later shortening of the chain visible. */
export interface AuditHead {
  readonly seq: number
  readonly hash: string
}

interface AuditRow {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly data: string
  readonly previous_hash: string
  readonly hash: string
}

const beforeFirst = '0'.repeat(64)

export function getAuditHead(db: ReadDb): AuditHead | null {
  return db.prepare<[], AuditHead>('select seq, hash from audit order by seq desc limit 1').get() ?? null
}

/** Appends to the chain, in the transaction of the change it tells about. */
export function appendAudit(tx: WriteDb, entry: AuditEntry): AuditHead {
  const head = getAuditHead(tx)
  const seq = (head?.seq ?? 0) + 1
  const previous = head?.hash ?? beforeFirst
  const data = canonicalJson(entry.data)
  const hash = hashOf({ ...entry, data, seq, previous })
  tx.prepare(
    `insert into audit (seq, at, actor, action, subject, data, previous_hash, hash)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(seq, entry.at, entry.actor, entry.action, entry.subject, data, previous, hash)
  return { seq, hash }
}

/** What is wrong with the chain, one sentence a break; empty when every link holds. */
export function findAuditBreaks(db: ReadDb): readonly string[] {
  const breaks: string[] = []
  let previous = beforeFirst
  let expected = 1
  for (const row of db.prepare<[], AuditRow>('select * from audit order by seq').iterate()) {
    if (row.seq !== expected) breaks.push(`Entries before number ${String(row.seq)} are missing.`)
    else if (row.previous_hash !== previous)
      breaks.push(`Entry ${String(row.seq)} does not follow the one before it.`)
    if (hashOf({ ...row, previous: row.previous_hash }) !== row.hash) {
      breaks.push(`Entry ${String(row.seq)} (${row.action}) was changed.`)
    }
    previous = row.hash
    expected = row.seq + 1
  }
  return breaks
}

function hashOf(link: {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly data: string
  readonly previous: string
}): string {
  const { seq, at, actor, action, subject, data, previous } = link
  return createHash('sha256')
    .update(canonicalJson({ seq, at, actor, action, subject, data, previous }))
    .digest('hex')
}
