import { useState } from 'react'
import { MarkdownText } from '../../ui/markdown.tsx'
import type { DraftHandle } from '../../lib/use-draft.ts'
import { DraftArea } from './draft-area.tsx'
import styles from './draft.module.css'

interface CommentFieldProps {
  readonly label: string
  readonly field: string
  readonly draft: DraftHandle
  readonly readOnly: boolean
  readonly error?: string | undefined
}

/** A comment with light marks, and a look at how it will be set. */
export function CommentField({ label, field, draft, readOnly, error }: CommentFieldProps) {
  const [preview, setPreview] = useState(false)
  return (
    <>
      <DraftArea
        label={label}
        hint="What you did and saw; plain text or Markdown"
        field={field}
        draft={draft}
        readOnly={readOnly}
        error={error}
        minRows={4}
        beside={
          <button
            type="button"
            className={styles.previewButton}
            aria-pressed={preview}
            onClick={() => setPreview(!preview)}
          >
            Preview
          </button>
        }
      />
      {preview && (
        <section className={styles.preview} aria-label={`Preview of the ${label.toLowerCase()}`}>
          {draft.text.trim() === '' ? (
            <p className="soft">Nothing written yet.</p>
          ) : (
            <MarkdownText text={draft.text} />
          )}
        </section>
      )}
    </>
  )
}
