import { Button, FileInput, SegmentedControl, Textarea } from '@mantine/core'
import { useState, type RefObject } from 'react'
import type { TicketDetail } from '../../../../shared/contract/tickets.ts'
import type { DraftHandle } from '../../../lib/use-draft.ts'
import { useDraft } from '../../../lib/use-draft.ts'
import { useProgram } from '../../../lib/program.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Note } from '../../../ui/note.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'

type As = 'comment' | 'reply'

interface TicketSayProps {
  readonly detail: TicketDetail
  readonly wordsRef: RefObject<HTMLTextAreaElement | null>
}

/** A comment or a reply with files. What is typed is kept in the database until it is queued. */
export function TicketSay({ detail, wordsRef }: TicketSayProps) {
  const { api, drafts } = useProgram()
  const { queue, busy } = useAct()
  const { accountId, number } = detail.shown
  const draft = useDraft({ of: 'message', verification: accountId, at: number }, detail.draft)
  const [as, setAs] = useState<As>('comment')
  const [files, setFiles] = useState<File[]>([])
  const { text, state } = draft
  const isReady = (text.trim() !== '' || files.length > 0) && state.kind !== 'conflict'
  if (detail.server.gone) return <p className="soft">Nothing can be added to it any more.</p>
  async function say(): Promise<void> {
    // A text that is still on its way to the database must not come behind the message it became.
    await drafts.settle()
    const doing = as === 'comment' ? 'Commenting' : 'Replying'
    const isDone = await queue(doing, () =>
      api.tickets.say({ accountId, number, as, text, subject: '', files }),
    )
    if (isDone) setFiles([])
  }
  return (
    <div className={styles.say}>
      <Textarea
        ref={wordsRef}
        aria-label="Words"
        autosize
        minRows={3}
        maxRows={16}
        placeholder="Goes out when there is a line"
        aria-keyshortcuts="c"
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          event.currentTarget.blur()
          if (isReady) void say()
        }}
        value={text}
        onChange={(event) => draft.type(event.currentTarget.value)}
        onBlur={draft.flush}
      />
      {state.kind === 'conflict' && <TwoTexts theirs={state.theirs} draft={draft} />}
      {(state.kind === 'failed' || state.kind === 'refused') && (
        <span className="soft" title={state.reason}>
          Not kept yet; the text stays here.
        </span>
      )}
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
        <Button
          loading={busy}
          disabled={!isReady}
          rightSection={<KeyHint keys="Ctrl+Enter" />}
          onClick={() => void say()}
        >
          {as === 'comment' ? 'Comment' : 'Reply'}
        </Button>
      </div>
    </div>
  )
}

/** Another window wrote here too: a person decides which text stays. */
function TwoTexts({ theirs, draft }: { theirs: string; draft: DraftHandle }) {
  return (
    <Note
      kind="warning"
      title="Something else was written here in another window."
      actions={
        <>
          <Button variant="default" size="compact-xs" onClick={draft.keepMine}>
            Keep mine
          </Button>
          <Button variant="default" size="compact-xs" onClick={draft.takeTheirs}>
            Take theirs
          </Button>
        </>
      }
    >
      <span className={styles.words}>{theirs === '' ? '(empty)' : theirs}</span>
    </Note>
  )
}
