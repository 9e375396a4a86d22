import { Button } from '@mantine/core'
import type { Progress } from '../../shared/contract/base.ts'
import styles from './progress-line.module.css'

/** How far long work is, what it is doing, and a way to stop it. */
export function ProgressLine({ progress, onStop }: { progress: Progress | null; onStop?: () => void }) {
  const done = progress && progress.total > 0 ? progress.done / progress.total : 0
  const words = progress?.doing ?? 'Starting'
  return (
    <div className={styles.line}>
      <progress className={styles.bar} aria-label={words} value={done} max={1} />
      <span className={styles.words}>
        {words}
        {progress && progress.total > 0 && ` · ${String(progress.done)} of ${String(progress.total)}`}
      </span>
      {onStop && (
        <Button variant="default" size="compact-xs" onClick={onStop}>
          Stop
        </Button>
      )}
    </div>
  )
}
