import { defaultSettings, Settings } from '../../../shared/domain/settings.ts'
import { inMirrorTransaction, type ReadDb } from '../../db/handles.ts'
import { listSettings } from '../../db/tables/settings.ts'
import { upsertFile } from '../../db/tables/ticket-history.ts'
import { indexTicket } from '../../db/tables/ticket-list.ts'
import {
  listUnlistedMessages,
  listWantedFiles,
  markFilesListed,
  markFileTried,
} from '../../db/tables/wanted-files.ts'
import { concernsAccount, type AccountSync, type StepEnd } from '../context.ts'
import { fetchFile } from './one-ticket.ts'

const dayMs = 86_400_000
const atOnce = 20

/** Which files come by themselves: of whose tickets, and how large; null for none. */
interface FileRule {
  readonly owner: string | null
  readonly largest: number
}

/**
 * Fetches files by the rule of the settings, until `enough` says so: first which files the messages have, then their bytes.
 * A file that cannot be fetched holds up no other, and waits for another day.
 */
export async function pullFiles(sync: AccountSync, enough: () => boolean): Promise<StepEnd> {
  const rule = ruleOf(sync)
  if (rule === null) return null
  return (await listFiles(sync, rule, enough)) ?? fetchFiles(sync, rule, enough)
}

/** Whether the rule wants something that was not tried yet. */
export function hasMoreFiles(sync: Pick<AccountSync, 'db' | 'account' | 'now'>): boolean {
  const rule = ruleOf(sync)
  if (rule === null) return false
  const whose = { accountId: sync.account.id, owner: rule.owner }
  return (
    listUnlistedMessages(sync.db, whose, 1).length > 0 ||
    listWantedFiles(sync.db, { ...wantedBy(sync, rule), limit: 1 }).length > 0
  )
}

async function listFiles(sync: AccountSync, rule: FileRule, enough: () => boolean): Promise<StepEnd> {
  const { db, account, tracker, signal } = sync
  const whose = { accountId: account.id, owner: rule.owner }
  for (;;) {
    const messages = listUnlistedMessages(db, whose, atOnce)
    for (const { key, transactionId } of messages) {
      const files = await tracker.attachments(transactionId, { signal })
      if (!files.ok && concernsAccount(files.failure)) return files.failure
      inMirrorTransaction(db, (tx) => {
        // What this account may not see has no files for it.
        if (files.ok) for (const file of files.value) upsertFile(tx, account.id, { ...file, sha256: null })
        markFilesListed(tx, key, transactionId)
        if (files.ok && files.value.some(({ name }) => name !== '')) indexTicket(tx, key)
      })
      if (enough()) return null
    }
    if (messages.length === 0) return null
  }
}

async function fetchFiles(sync: AccountSync, rule: FileRule, enough: () => boolean): Promise<StepEnd> {
  const { db, account, now } = sync
  for (;;) {
    const files = listWantedFiles(db, { ...wantedBy(sync, rule), limit: atOnce })
    for (const file of files) {
      const fetched = await fetchFile(sync, file)
      if (!fetched.ok && concernsAccount(fetched.failure)) return fetched.failure
      inMirrorTransaction(db, (tx) => markFileTried(tx, account.id, file.id, now().toISOString()))
      if (enough()) return null
    }
    if (files.length === 0) return null
  }
}

function wantedBy({ account, now }: Pick<AccountSync, 'account' | 'now'>, { owner, largest }: FileRule) {
  const triedBefore = new Date(now().getTime() - dayMs).toISOString()
  return { accountId: account.id, owner, largest, triedBefore }
}

function ruleOf({ db, account }: Pick<AccountSync, 'db' | 'account'>): FileRule | null {
  const { filesOfTickets, filesUpToMegabytes } = readSettings(db)
  if (filesOfTickets === 'none') return null
  const owner = filesOfTickets === 'own' ? account.login : null
  return { owner, largest: filesUpToMegabytes * 1_000_000 }
}

function readSettings(db: ReadDb): Settings {
  const read = Settings.safeParse({ ...defaultSettings, ...Object.fromEntries(listSettings(db)) })
  return read.success ? read.data : defaultSettings
}
