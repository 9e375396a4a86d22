import { Button } from '@mantine/core'
import { Paperclip } from 'lucide-react'
import { useRef } from 'react'
import type { Evidence } from '../../../shared/domain/evidence.ts'
import { formatBytes } from '../../lib/format.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import styles from './evidence.module.css'
import { EvidenceItem } from './evidence-item.tsx'
import { RecordForm } from './record-form.tsx'
import type { Captures } from './use-captures.ts'
import type { EvidenceWrites } from './use-work-writes.ts'

interface EvidencePartProps {
  readonly workId: string
  readonly at: string
  readonly closed: boolean
  readonly evidence: readonly Evidence[]
  readonly captures: Captures
  readonly does: EvidenceWrites
}

/** What was captured for one part of a run: pasted, dropped, picked or recorded. */
export function EvidencePart({ workId, at, closed, evidence, captures, does }: EvidencePartProps) {
  const picker = useRef<HTMLInputElement>(null)
  const own = evidence.filter(({ place }) => place === at)
  return (
    <section className={styles.part} aria-label="Evidence">
      <div className={styles.head}>
        <h3>Evidence</h3>
        {!closed && (
          <>
            <Button
              size="compact-xs"
              variant="default"
              data-pick-evidence
              aria-keyshortcuts="e"
              leftSection={<Paperclip size={12} aria-hidden="true" />}
              rightSection={<KeyHint keys="e" />}
              onClick={() => picker.current?.click()}
            >
              Add files
            </Button>
            <span className="soft">or paste a picture, or drop files here</span>
          </>
        )}
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label="Files to keep as evidence"
        onChange={(event) => {
          captures.add(at, [...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      {captures.underWay.map(({ key, name, sent, total, stop }) => (
        <output key={key} className={styles.underWay}>
          {name}: {formatBytes(sent)} of {formatBytes(total)}
          <Button size="compact-xs" variant="subtle" onClick={stop}>
            Stop
          </Button>
        </output>
      ))}
      {own.length === 0 && closed && <p className="soft">Nothing was captured here.</p>}
      <ul className={styles.items}>
        {own.map((piece) => (
          <EvidenceItem key={piece.id} piece={piece} workId={workId} closed={closed} does={does} />
        ))}
      </ul>
      {!closed && <RecordForm workId={workId} at={at} />}
    </section>
  )
}
