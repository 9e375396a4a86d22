import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './note.module.css'

const signs = { info: Info, good: CircleCheck, warning: TriangleAlert, error: CircleX } as const

interface NoteProps {
  readonly kind?: keyof typeof signs
  readonly title?: string
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** A remark in the page: sign, sentence, and what can be done about it. */
export function Note({ kind = 'info', title, actions, children }: NoteProps) {
  const Sign = signs[kind]
  return (
    <div className={styles.note} data-kind={kind} role={kind === 'error' ? 'alert' : undefined}>
      <Sign size={16} aria-hidden="true" className={styles.sign} />
      <div className={styles.words}>
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
