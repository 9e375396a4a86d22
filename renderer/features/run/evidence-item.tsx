import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { describeEnding, type Evidence } from '../../../shared/domain/evidence.ts'
import { formatBytes, formatTime } from '../../lib/format.ts'
import styles from './evidence.module.css'
import { EvidencePreview, EvidenceThumbnail } from './evidence-preview.tsx'
import { useKeptText } from './use-kept-text.ts'
import type { WorkWrites } from './use-work-writes.ts'
import { useSaveEvidence } from './use-save-evidence.ts'

interface EvidenceItemProps {
  readonly piece: Evidence
  readonly closed: boolean
  readonly does: WorkWrites
}

/** One piece of evidence: what it is, its caption, and a look at it. */
export function EvidenceItem({ piece, closed, does }: EvidenceItemProps) {
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
      <Caption piece={piece} closed={closed} does={does} />
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
          onCancel={() => setRemoving(false)}
          onRemove={(reason) => void does.removeEvidence(id, reason)}
        />
      )}
      {open && <EvidencePreview piece={piece} />}
    </li>
  )
}

function Caption({ piece, closed, does }: EvidenceItemProps) {
  const { id, name, caption, captionRevision } = piece
  // Typing may be faster than reading again: what was kept last counts.
  const revision = useRef(captionRevision)
  useEffect(() => {
    revision.current = Math.max(revision.current, captionRevision)
  }, [captionRevision])
  const { text, type, flush } = useKeptText(caption, async (words) => {
    const kept = await does.setCaption(id, words, revision.current)
    revision.current = Math.max(revision.current, kept ?? 0)
    return kept !== null
  })
  return (
    <TextInput
      size="xs"
      aria-label={`Caption of ${name}`}
      placeholder={closed ? '' : 'Caption, printed in the report'}
      readOnly={closed}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={flush}
    />
  )
}

function Removal({
  onCancel,
  onRemove,
}: {
  readonly onCancel: () => void
  readonly onRemove: (reason: string) => void
}) {
  const [reason, setReason] = useState('')
  return (
    <form
      className={styles.actions}
      onSubmit={(event) => {
        event.preventDefault()
        onRemove(reason)
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
