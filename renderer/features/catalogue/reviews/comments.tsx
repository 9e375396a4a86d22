import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReviewDetail } from '../../../../shared/contract/catalogue-reviews.ts'
import { type CommentField, Decision, faultOfDecision } from '../../../../shared/domain/review.ts'
import { formatTime } from '../../../lib/format.ts'
import { useProgram } from '../../../lib/program.tsx'
import { useAct } from '../../../lib/use-act.ts'
import styles from '../catalogue.module.css'

type Comment = ReviewDetail['comments'][number]

const fieldNames: Readonly<Partial<Record<CommentField, string>>> = {
  whole: 'the criterion as a whole',
  title: 'Title',
  critical: 'Critical',
  description: 'Description',
  check: 'What to check',
  report: 'What to report',
  related: 'Related information',
}

/** One comment with its decision; a badge says when the text it is about has changed since. */
export function CommentItem({ roundId, comment }: { roundId: string; comment: Comment }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const [decision, setDecision] = useState<Decision | null>(comment.decision)
  const [note, setNote] = useState(comment.decisionNote)
  const fault = faultOfDecision(decision, note)
  const isSame = decision === comment.decision && note.trim() === comment.decisionNote
  return (
    <li className={styles.comment}>
      <p className="soft">
        {comment.author} on {fieldNames[comment.field] ?? comment.field}, {formatTime(comment.at)}{' '}
        {comment.textState !== 'same' && (
          <span className={styles.badge}>
            {comment.textState === 'gone' ? 'criterion gone since' : 'text changed since'}
          </span>
        )}
      </p>
      <p className={styles.commentText}>{comment.text}</p>
      <form
        className={styles.decision}
        aria-label={`Decision on the comment of ${comment.author}`}
        onSubmit={(event) => {
          event.preventDefault()
          if (fault === null)
            void act('Deciding', () =>
              api.catalogue.reviews.decide({ roundId, commentId: comment.id, decision, note }),
            )
        }}
      >
        <Select
          aria-label="Decision"
          placeholder="No decision yet"
          clearable
          w={170}
          data={Decision.options}
          value={decision}
          onChange={(value) => setDecision(value)}
        />
        <TextInput
          aria-label="Reason or change"
          placeholder="Reason or change"
          className={styles.grow}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={busy || isSame || fault !== null}>
          Decide
        </Button>
      </form>
      {fault !== null && <output className="soft">{fault}</output>}
    </li>
  )
}

/** A new comment on a field, in the name of who works here. */
export function CommentForm({ roundId, criterionId }: { roundId: string; criterionId: string }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const [field, setField] = useState<CommentField>('whole')
  const [text, setText] = useState('')
  async function add(): Promise<void> {
    const done = await act('Commenting', () =>
      api.catalogue.reviews.comment({ roundId, criterionId, field, text }),
    )
    if (done) setText('')
  }
  return (
    <form
      className={styles.editor}
      aria-label="New comment"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Select
        label="Comment on"
        w={230}
        data={Object.entries(fieldNames).map(([value, label]) => ({ value, label }))}
        value={field}
        onChange={(value) => value && setField(value as CommentField)}
      />
      <Textarea
        label="Comment"
        autosize
        minRows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.foot}>
        <Button type="submit" disabled={busy || text.trim() === ''}>
          Add comment
        </Button>
      </div>
    </form>
  )
}
