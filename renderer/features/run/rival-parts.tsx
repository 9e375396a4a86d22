import { Button } from '@mantine/core'
import type { RivalPart, RunPart } from '../../../shared/domain/rival.ts'
import parts from './issues.module.css'
import styles from './row-notes.module.css'
import type { WorkWrites } from './use-work-writes.ts'

interface RivalPartsProps {
  readonly part: RunPart
  readonly rivals: readonly RivalPart[]
  readonly closed: boolean
  readonly does: WorkWrites
}

/** Another person's answer beside the one that stands; both stay until somebody decides. */
export function RivalParts({ part, rivals, closed, does }: RivalPartsProps) {
  const own = rivals.filter((rival) => rival.part === part)
  if (own.length === 0) return null
  return (
    <ul className={styles.notes}>
      {own.map(({ by, text }) => (
        <li key={by}>
          <strong>{by}</strong> says: {text}
          {!closed && (
            <span className={parts.line}>
              <Button size="compact-xs" variant="default" onClick={() => void does.decidePart(part, null)}>
                Keep mine
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => void does.decidePart(part, by)}>
                Take theirs
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
