import { useEffect, type ReactNode } from 'react'
import styles from './page.module.css'

interface PageProps {
  /** Names the window too. */
  readonly title: string
  /** What stands above the title: the way back. */
  readonly above?: ReactNode
  readonly under?: ReactNode
  readonly actions?: ReactNode
  /** The page scrolls inside its own parts; without it the page scrolls as a whole. */
  readonly filled?: boolean
  readonly children: ReactNode
}

/** One screen: its heading, what can be done here, and the thing itself. */
export function Page({ title, above, under, actions, filled = false, children }: PageProps) {
  useDocumentTitle(title)
  return (
    <div className={styles.page} data-filled={filled}>
      <header className={styles.head}>
        <div className={styles.words}>
          {above && <div className={styles.above}>{above}</div>}
          <h1 className={styles.title}>{title}</h1>
          {under && <div className={styles.under}>{under}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={styles.body}>{children}</div>
    </div>
  )
}

export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Proviso`
  }, [title])
}

/** A titled part of a page. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {aside && <div className={styles.sectionAside}>{aside}</div>}
      </div>
      {children}
    </section>
  )
}
