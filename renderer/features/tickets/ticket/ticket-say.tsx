import { Button, FileInput, SegmentedControl, Textarea } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import { recall, remember } from '../../../lib/memory.ts'
import { useProgram } from '../../../lib/program.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'

type As = 'comment' | 'reply'

/** A comment or a reply with files; what is typed is remembered until it is queued. */
export function TicketSay({ detail }: { detail: TicketDetail }) {
  const { api } = useProgram()
  const { queue, busy } = useAct()
  const { accountId, number } = detail.shown
  const memory = `say ${accountId} ${number}`
  const [text, setText] = useState(() => recall(memory, { text: '' }).text)
  const [as, setAs] = useState<As>('comment')
  const [files, setFiles] = useState<File[]>([])
  useEffect(() => remember(memory, { text }), [memory, text])
  if (detail.server.gone) return <p className="soft">Nothing can be added to it any more.</p>
  async function say(): Promise<void> {
    const doing = as === 'comment' ? 'Commenting' : 'Replying'
    const isDone = await queue(doing, () =>
      api.tickets.say({ accountId, number, as, text, subject: '', files }),
    )
    if (!isDone) return
    setText('')
    setFiles([])
  }
  return (
    <div className={styles.say}>
      <Textarea
        aria-label="Words"
        autosize
        minRows={3}
        maxRows={16}
        placeholder="Goes out when there is a line"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.row}>
        <SegmentedControl
          aria-label="Who reads it"
          value={as}
          onChange={(value) => setAs(value)}
          data={[
            { value: 'comment', label: 'Comment, inside' },
            { value: 'reply', label: 'Reply, by mail' },
          ]}
        />
        <FileInput
          aria-label="Attach files"
          multiple
          clearable
          placeholder="Attach files"
          w={220}
          value={files}
          onChange={setFiles}
        />
        <Button loading={busy} disabled={text.trim() === ''} onClick={() => void say()}>
          {as === 'comment' ? 'Comment' : 'Reply'}
        </Button>
      </div>
    </div>
  )
}
