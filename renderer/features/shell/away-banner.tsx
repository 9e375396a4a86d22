import { Unplug } from 'lucide-react'
import { useLineState } from '../../lib/program.tsx'
import styles from './shell.module.css'

/** Shown below the screen, so that nothing on it moves: what happened and what is safe. */
export function AwayBanner() {
  const line = useLineState()
  if (line !== 'away') return null
  return (
    <div className={styles.away} role="alert">
      <Unplug size={15} aria-hidden="true" />
      The service is away. What you typed stays here and is kept as soon as it is back.
    </div>
  )
}
