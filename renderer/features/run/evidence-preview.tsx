import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Evidence } from '../../../shared/domain/evidence.ts'
import { formatBytes } from '../../lib/format.ts'
import { useProgram } from '../../lib/program.tsx'
import { describeTrouble, troubleOf } from '../../lib/trouble.ts'
import styles from './evidence.module.css'
import { runReads } from './run-reads.ts'

/** A look at a piece of evidence: a picture, or the beginning and end of a text. Nothing in it can act. */
export function EvidencePreview({ piece }: { piece: Evidence }) {
  const { api } = useProgram()
  const [unmasked, setUnmasked] = useState(false)
  const { data, error } = useQuery(runReads.preview(api, piece.id, unmasked))
  if (error) return <p className="soft">{describeTrouble(troubleOf(error)).text}</p>
  if (!data) return <p className="soft">Reading…</p>
  if (data.kind === 'picture') return <Picture file={data.file} name={piece.caption || piece.name} />
  if (data.kind === 'text') {
    return (
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text must be reachable by keyboard to be scrolled
      <pre className={styles.text} tabIndex={0} aria-label={`Text of ${piece.name}`}>
        {data.begin}
        {data.leftOut > 0 && <em className="soft">{`\n… ${formatBytes(data.leftOut)} left out …\n`}</em>}
        {data.end}
      </pre>
    )
  }
  return (
    <p className="soft">
      {data.sentence}{' '}
      {piece.asIs && !unmasked && (
        <Button size="compact-xs" variant="default" onClick={() => setUnmasked(true)}>
          Show it anyway
        </Button>
      )}
    </p>
  )
}

/** A small look at a picture, which opens the large one; nothing where it is too large to be shown. */
export function EvidenceThumbnail({ piece, onOpen }: { piece: Evidence; onOpen: () => void }) {
  const { api } = useProgram()
  const { data } = useQuery(runReads.preview(api, piece.id, false))
  if (data?.kind !== 'picture') return null
  return (
    <button
      type="button"
      className={styles.thumbnail}
      aria-label={`Show ${piece.caption || piece.name}`}
      onClick={onOpen}
    >
      <Picture file={data.file} name="" small />
    </button>
  )
}

function Picture({ file, name, small = false }: { file: File; name: string; small?: boolean }) {
  const shown = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const image = shown.current
    const address = URL.createObjectURL(file)
    if (image) image.src = address
    return () => URL.revokeObjectURL(address)
  }, [file])
  return <img ref={shown} className={small ? styles.small : styles.picture} alt={name} />
}
