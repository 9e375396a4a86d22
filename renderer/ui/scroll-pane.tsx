import type { ReactNode, RefObject } from 'react'

interface ScrollPaneProps {
  readonly label: string
  readonly className?: string | undefined
  readonly paneRef?: RefObject<HTMLElement | null>
  readonly children: ReactNode
}

/** A part of a screen that scrolls by itself: it can be focused, so that the keyboard can scroll it. */
export function ScrollPane({ label, className, paneRef, children }: ScrollPaneProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it the arrow keys cannot scroll it
    <section ref={paneRef} className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
