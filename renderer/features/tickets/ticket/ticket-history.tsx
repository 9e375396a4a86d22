import { Button } from '@mantine/core'
import { useState } from 'react'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import { formatBytes, formatTime } from '../../../lib/format.ts'
import { useProgram } from '../../../lib/program.tsx'
import { saveFile } from '../../../lib/save-file.ts'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'
import { describeEntry, toldEntries, type Entry } from './history-words.ts'

/** So many are shown at first; a long life makes thousands. */
const shownAtFirst = 100

/** What was said and done, newest first. */
export function TicketHistory({ detail }: { detail: TicketDetail }) {
  const [all, setAll] = useState(false)
  const told = toldEntries(detail)
  if (told.length === 0)
    return <p className="soft">The history is on its way. «Read again» fetches it now.</p>
  const shown = all ? told : told.slice(0, shownAtFirst)
  return (
    <>
      <Entries entries={shown} detail={detail} />
      {told.length > shown.length && (
        <Button variant="default" onClick={() => setAll(true)}>
          Show all {told.length.toLocaleString('en')} entries
        </Button>
      )}
    </>
  )
}

export function Entries({ entries, detail }: { entries: readonly Entry[]; detail: TicketDetail }) {
  return (
    <ol className={styles.entries}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles.entry}>
          <div className={styles.entryHead}>
            <span>
              <strong>{entry.creator}</strong> {describeEntry(entry, detail)}
            </span>
            <time dateTime={entry.created ?? undefined}>{entry.created && formatTime(entry.created)}</time>
          </div>
          <EntryWords entry={entry} detail={detail} />
        </li>
      ))}
    </ol>
  )
}

function EntryWords({ entry, detail }: { entry: Entry; detail: TicketDetail }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const texts = detail.texts.filter(
    ({ transactionId, mediaType }) => transactionId === entry.id && mediaType === 'text/plain',
  )
  const files = detail.files.filter(({ transactionId }) => transactionId === entry.id)
  const { accountId, number } = detail.shown
  const fetch = async (fileId: string) => {
    const got = await act('Fetching the file', () => api.tickets.file({ accountId, number, fileId }))
    if (got) saveFile(got.file)
  }
  return (
    <>
      {texts.map(({ id, text }) => (
        <div key={id} className={styles.words}>
          {text ?? 'Too large to be kept here; open it on the server.'}
        </div>
      ))}
      {files.map((file) => (
        <Button
          key={file.id}
          variant="subtle"
          size="compact-sm"
          loading={busy}
          onClick={() => void fetch(file.id)}
        >
          {file.name}, {formatBytes(file.bytes)}
          {file.sha256 === null ? '' : ' (kept here)'}
        </Button>
      ))}
    </>
  )
}
