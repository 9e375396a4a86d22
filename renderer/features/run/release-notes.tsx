import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { RecordTexts } from '../../../shared/domain/umd-release.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { RecordTextList } from '../releases/index.ts'
import styles from './row-notes.module.css'
import { useRun } from './run-store.tsx'

interface ReleaseNotesProps {
  readonly notes: RecordTexts | null
  /** The line that seems to touch the row, as it is quoted; null where none does. */
  readonly quote: string | null
}

/** What the technology provider wrote of this version, beside the row. Once opened, it stays open from row to row. */
export function ReleaseNotes({ notes, quote }: ReleaseNotesProps) {
  const open = useRun((state) => state.notesOpen)
  const toggle = useRun((state) => state.toggleNotes)
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    const line = box.current?.querySelector('mark')
    if (open && line && box.current) box.current.scrollTop = line.offsetTop - box.current.clientHeight / 3
  }, [open])
  return (
    <div>
      <Button
        size="compact-xs"
        variant="default"
        aria-expanded={open}
        aria-keyshortcuts="p"
        rightSection={<KeyHint keys="p" />}
        onClick={toggle}
      >
        {open ? 'Hide the release notes' : 'Release notes'}
      </Button>
      {open && (
        <section ref={box} className={styles.releaseNotes} aria-label="Release notes">
          {notes === null ? (
            <p className="soft">
              They are not here: import the release record, or read them where they are published.
            </p>
          ) : (
            <RecordTextList texts={notes} none="" marked={quote?.replace(/^… |…$/g, '')} />
          )}
        </section>
      )}
    </div>
  )
}
