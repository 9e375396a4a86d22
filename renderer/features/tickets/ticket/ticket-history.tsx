import { Button } from '@mantine/core'
import { useState } from 'react'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import { formatBytes, formatTime } from '../../../lib/format.ts'
import { useProgram } from '../../../lib/program.tsx'
import { saveFile } from '../../../lib/save-file.ts'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'

type Entry = TicketDetail['entries'][number]

/** So many are shown at first; a long life makes thousands. */
const shownAtFirst = 100

/** What was said and done, newest first. */
export function TicketHistory({ detail }: { detail: TicketDetail }) {
  const [all, setAll] = useState(false)
  const told = detail.entries.filter(({ type }) => !hiddenTypes.has(type)).toReversed()
  if (told.length === 0)
    return <p className="soft">The history is on its way. «Read again» fetches it now.</p>
  const shown = all ? told : told.slice(0, shownAtFirst)
  return (
    <>
      <ol className={styles.entries}>
        {shown.map((entry) => (
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
      {told.length > shown.length && (
        <Button variant="default" onClick={() => setAll(true)}>
          Show all {told.length.toLocaleString('en')} entries
        </Button>
      )}
    </>
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
        <Button key={file.id} variant="subtle" loading={busy} onClick={() => void fetch(file.id)}>
          {file.name}, {formatBytes(file.bytes)}
          {file.sha256 === null ? '' : ' (kept here)'}
        </Button>
      ))}
    </>
  )
}

/** Mail the server sent, and the second entry of a new owner. */
const hiddenTypes = new Set(['EmailRecord', 'CommentEmailRecord', 'AddWatcher', 'DelWatcher', 'SetWatcher'])

function describeEntry(
  { type, field, oldValue, newValue, minutes }: Entry,
  { definitions }: TicketDetail,
): string {
  const worked = minutes > 0 ? `, ${String(minutes)} minutes` : ''
  const words: Readonly<Record<string, string>> = {
    Create: 'made the ticket',
    Comment: `commented${worked}`,
    Correspond: `replied${worked}`,
    AddLink: `linked ${newValue}`,
    DeleteLink: `removed the link to ${oldValue}`,
    AttachmentDrop: 'lost a file: the server dropped it',
    AttachmentTruncate: 'sent a file the server cut',
  }
  const known = words[type]
  if (known !== undefined) return known
  // The server tells owners of the past by numbers of its own.
  if (field === 'Owner') return 'changed the owner'
  const name =
    type === 'CustomField'
      ? (definitions.find(({ id }) => id === field)?.name ?? `field ${field}`)
      : field || type
  const from = oldValue === '' ? 'nothing' : oldValue
  return `set ${name} from ${from} to ${newValue === '' ? 'nothing' : newValue}`
}
