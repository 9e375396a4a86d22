import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './outside-link.module.css'

/** A link that leaves the program. The address stands beside the words, so it is read before it is followed. */
export function OutsideLink({ href, children }: { href: string; children?: ReactNode }) {
  if (!/^https?:\/\//i.test(href)) {
    return (
      <span>
        {children} <code className={styles.address}>{href}</code>
      </span>
    )
  }
  return (
    <a className={styles.link} href={href} target="_blank" rel="noopener noreferrer">
      {children && <span>{children} </span>}
      <span className={styles.address}>{href}</span>
      <ExternalLink size={11} className={styles.sign} aria-label="opens in the browser" />
    </a>
  )
}
