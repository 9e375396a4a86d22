import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { describeEnding, type Evidence } from '../../../shared/domain/evidence.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { formatBytes, formatTime } from '../../lib/format.ts'
import { DraftWords } from './draft-words.tsx'
import styles from './evidence.module.css'
import { useHeldText } from '../../lib/held-text.ts'
import { EvidencePreview, EvidenceThumbnail } from './evidence-preview.tsx'
import type { EvidenceWrites } from './use-work-writes.ts'
import { useSaveEvidence } from './use-save-evidence.ts'

interface EvidenceItemProps {
  readonly piece: Evidence
  readonly workId: string
  readonly closed: boolean
  readonly does: EvidenceWrites
}

/** One piece of evidence: what it is, its caption, and a look at it. */
export function EvidenceItem({ piece, workId, closed, does }: EvidenceItemProps) {
  const [open, setOpen] = useState(false)
  const [removing, setRemoving] = useState(false)
  const save = useSaveEvidence()
  const { id, name, bytes, digest, masked, asIs, command, removed, capturedAt } = piece
  if (removed) {
    return (
      <li className={styles.item}>
        <s>{name}</s>{' '}
        <span className="soft">
          taken away {formatTime(removed.at)}: {removed.reason} (SHA-256 {digest.slice(0, 12)})
        </span>
      </li>
    )
  }
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        {piece.kind === 'picture' && !asIs && !open && (
          <EvidenceThumbnail piece={piece} onOpen={() => setOpen(true)} />
        )}
        <strong className="cut">{command ? command.commandLine : name}</strong>
        <span className="soft">
          {command && `${describeEnding(command)}${command.host === null ? '' : ` on ${command.host}`} · `}
          {formatBytes(bytes)} · {formatTime(capturedAt)}
          {masked > 0 && ` · ${String(masked)} masked`}
          {asIs && ' · kept as it is'}
        </span>
      </div>
      <Caption piece={piece} workId={workId} closed={closed} />
      <div className={styles.actions}>
        <Button size="compact-xs" variant="subtle" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide' : 'Show'}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => void save(piece)}>
          Save a copy
        </Button>
        {!closed && !removing && (
          <Button size="compact-xs" variant="subtle" onClick={() => setRemoving(true)}>
            Take away
          </Button>
        )}
      </div>
      {removing && (
        <Removal
          id={id}
          onCancel={() => setRemoving(false)}
          onRemove={(reason) => void does.removeEvidence(id, reason)}
        />
      )}
      {open && <EvidencePreview piece={piece} />}
    </li>
  )
}

function Caption({ piece, workId, closed }: Omit<EvidenceItemProps, 'does'>) {
  const { id, name, caption, captionRevision } = piece
  const draft = useDraft(
    { of: 'caption', verification: workId, at: id },
    { text: caption, revision: captionRevision },
  )
  return (
    <DraftWords
      label={`Caption of ${name}`}
      hint="Caption, printed in the report"
      field={`caption ${id}`}
      draft={draft}
      readOnly={closed}
    />
  )
}

function Removal({
  id,
  onCancel,
  onRemove,
}: {
  readonly id: string
  readonly onCancel: () => void
  readonly onRemove: (reason: string) => void
}) {
  const [reason, setReason, forget] = useHeldText(`removal ${id}`)
  return (
    <form
      className={styles.actions}
      onSubmit={(event) => {
        event.preventDefault()
        onRemove(reason)
        forget()
      }}
    >
      <TextInput
        size="xs"
        className={styles.grow}
        aria-label="Why it is taken away"
        placeholder="Why? The bytes go for good, name and digest stay as a trace."
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button size="compact-xs" type="submit" disabled={reason.trim() === ''}>
        Take away
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={onCancel}>
        Keep
      </Button>
    </form>
  )
}
