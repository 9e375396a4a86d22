import { Textarea } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import styles from '../catalogue.module.css'

const MarkdownText = lazy(async () => ({ default: (await import('../../../ui/markdown.tsx')).MarkdownText }))

/** A long text with light marks, and a look at how it will be set. */
export function MarkdownField(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const [preview, setPreview] = useState(false)
  return (
    <div className={styles.markdown}>
      <button
        type="button"
        className={styles.previewButton}
        aria-pressed={preview}
        aria-label={`Preview of ${props.label}`}
        onClick={() => setPreview(!preview)}
      >
        Preview
      </button>
      <Textarea
        label={props.label}
        autosize
        minRows={2}
        maxRows={14}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      {preview && (
        <section className={styles.preview} aria-label={`${props.label} as it will be set`}>
          <Suspense>
            <MarkdownText text={props.value} />
          </Suspense>
        </section>
      )}
    </div>
  )
}
