/* oxlint-disable jsx-a11y/prefer-tag-over-role -- cards of a virtual list are placed one by one; a native list box cannot do that */
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef, useState } from 'react'
import type { TicketLine } from '../../../../shared/contract/tickets.ts'
import { helpWords } from '../step/use-help.tsx'
import { idOf } from '../ticket-place.ts'
import type { BoardColumn } from './board-columns.ts'
import styles from './board.module.css'

/** Of one card with the gap below it, in pixels. */
export const cardHeight = 108

/** What a dragged card carries, so that nothing else can be dropped here. */
const dragType = 'application/x-proviso-ticket'

interface BoardColumnProps {
  readonly column: BoardColumn
  /** The row of the current card; null when it is in another column. */
  readonly currentRow: number | null
  readonly onOpen: (line: TicketLine) => void
  readonly onHelp: (line: TicketLine) => void
  readonly onDrop: (id: string) => void
}

/** One step of the process with its tickets; only the cards in view exist. */
export function BoardColumnView({ column, currentRow, onOpen, onHelp, onDrop }: BoardColumnProps) {
  const { id, title, step, lines } = column
  const box = useRef<HTMLDivElement>(null)
  const [isOver, setOver] = useState(false)
  // oxlint-disable-next-line react/incompatible-library -- its functions change with each render, and none is memoised here
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => cardHeight,
    overscan: 6,
  })
  const { scrollToIndex } = virtual
  useEffect(() => {
    if (currentRow === null) return
    scrollToIndex(currentRow)
    box.current?.parentElement?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [currentRow, scrollToIndex])
  return (
    // Dragging is a convenience of the mouse; by keyboard the command for the next step does it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      aria-label={`${title}, ${String(lines.length)}`}
      className={styles.column}
      data-over={isOver}
      onDragOver={(event) => {
        // A value the process does not know is no place to move a ticket to.
        if (step === null || !event.dataTransfer.types.includes(dragType)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        event.preventDefault()
        onDrop(event.dataTransfer.getData(dragType))
      }}
    >
      <div className={styles.head} aria-hidden="true">
        <strong className="cut">{title}</strong>
        <span className="soft">{lines.length.toLocaleString('en')}</span>
      </div>
      <div ref={box} className={styles.cards} role="presentation">
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index]
            return (
              line && (
                <Card
                  key={`${id} ${idOf(line)}`}
                  line={line}
                  top={item.start}
                  row={item.index}
                  count={lines.length}
                  selected={item.index === currentRow}
                  onOpen={onOpen}
                  onHelp={onHelp}
                />
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}

interface CardProps {
  readonly line: TicketLine
  readonly top: number
  readonly row: number
  readonly count: number
  readonly selected: boolean
  readonly onOpen: (line: TicketLine) => void
  readonly onHelp: (line: TicketLine) => void
}

const Card = memo(function Card({ line, top, row, count, selected, onOpen, onHelp }: CardProps) {
  const { number, subject, owner, standstill, open } = line
  const help = standstill?.help ?? null
  return (
    // The keyboard is heard by the board itself, which has the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="option"
      id={`card ${idOf(line)}`.replaceAll(' ', '-')}
      tabIndex={-1}
      aria-selected={selected}
      aria-posinset={row + 1}
      aria-setsize={count}
      className={styles.card}
      style={{ transform: `translateY(${String(top)}px)` }}
      draggable={line.gone === null}
      onDragStart={(event) => event.dataTransfer.setData(dragType, idOf(line))}
      onClick={() => onOpen(line)}
    >
      <div className={styles.cardHead}>
        <span className="soft">{number}</span>
        <span className={`soft cut ${styles.owner ?? ''}`}>{owner ?? 'nobody'}</span>
        {help !== null && (
          <span
            aria-hidden="true"
            className={styles.help}
            onClick={(event) => {
              event.stopPropagation()
              onHelp(line)
            }}
          >
            {helpWords[help]}
          </span>
        )}
      </div>
      <div className="cut" title={subject}>
        {subject}
      </div>
      <div className={styles.why}>
        {open > 0 && <span className={styles.open}>{open} on the way. </span>}
        <span data-late={standstill?.isLate ?? false} title={standstill?.sentence}>
          {standstill?.sentence}
        </span>
      </div>
    </div>
  )
})
