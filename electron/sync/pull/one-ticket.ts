import { inMirrorTransaction } from '../../db/handles.ts'
import { openLanding } from '../../db/evidence-folder.ts'
import { listEntries, listTexts, upsertFile, type TicketFile } from '../../db/tables/ticket-history.ts'
import { indexTicket } from '../../db/tables/ticket-list.ts'
import { listUnlistedOf, markFilesListed } from '../../db/tables/wanted-files.ts'
import { ticketKey } from '../../db/tables/tickets.ts'
import type { AccountSync, StepEnd } from '../context.ts'
import { hasWords, keepPresence } from '../mirror.ts'
import { unanswered, type Answer } from '../trackers/answer.ts'
import { DownloadBroken } from '../trackers/tracker.ts'
import { pullHistory } from './first-pull.ts'
import { pullTextsOf } from './texts.ts'

/** One ticket as it stands now, with its history, its words and the list of its files. */
export async function pullTicket(sync: AccountSync, number: string): Promise<StepEnd> {
  const { db, account, tracker, signal, now } = sync
  const presence = await tracker.ticket(number, { signal })
  if (!presence.ok) return presence.failure
  inMirrorTransaction(db, (tx) => keepPresence(tx, account, number, presence.value, now().toISOString()))
  if (presence.value.kind !== 'here') return null
  const failure = await pullHistory(sync, number)
  if (failure) return failure
  return (await pullWords(sync, number)) ?? pullFileList(sync, number)
}

async function pullWords(sync: AccountSync, number: string): Promise<StepEnd> {
  const { db, account } = sync
  const key = ticketKey(account.number, number)
  const known = new Set(listTexts(db, account.id, key).map(({ transactionId }) => transactionId))
  const wanted = listEntries(db, key).filter(({ id, type }) => hasWords(type) && !known.has(id))
  return pullTextsOf(
    sync,
    wanted.map(({ id }) => id),
  )
}

async function pullFileList({ db, account, tracker, signal }: AccountSync, number: string): Promise<StepEnd> {
  const key = ticketKey(account.number, number)
  for (const { transactionId: id } of listUnlistedOf(db, key)) {
    const files = await tracker.attachments(id, { signal })
    if (!files.ok) return files.failure
    inMirrorTransaction(db, (tx) => {
      for (const file of files.value) upsertFile(tx, account.id, { ...file, sha256: null })
      markFilesListed(tx, key, id)
      if (files.value.some(({ name }) => name !== '')) indexTicket(tx, key)
    })
  }
  return null
}

/** Fetches the bytes of a file and keeps them under their digest. */
export async function fetchFile(sync: AccountSync, file: TicketFile): Promise<Answer<string>> {
  const { db, account, tracker, signal, filesFolder } = sync
  const download = await tracker.download(file, { signal })
  if (!download.ok) return download
  const landing = await openLanding(filesFolder)
  try {
    for await (const part of download.value.content) await landing.write(part)
    const { digest } = await landing.keep()
    inMirrorTransaction(db, (tx) => upsertFile(tx, account.id, { ...file, sha256: digest }))
    return { ok: true, value: digest }
  } catch (error) {
    if (!(error instanceof DownloadBroken)) throw error
    return unanswered('lost', `${file.name} stopped arriving before its last byte. Try again.`)
  } finally {
    await landing.abandon()
  }
}
