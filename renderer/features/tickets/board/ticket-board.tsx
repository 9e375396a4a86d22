/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a native list box shows neither columns nor cards */
import { useMemo, type RefObject } from 'react'
import type { TicketLine } from '../../../../shared/contract/tickets.ts'
import type { Progress } from '../../../../shared/domain/run-life-cycle.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { stepOfKey } from '../../../ui/list-keys.ts'
import { idOf } from '../ticket-place.ts'
import { besides, columnsOf, placeOfCard, type BoardPlace } from './board-columns.ts'
import { cardHeight, BoardColumnView } from './board-column.tsx'
import styles from './board.module.css'

interface TicketBoardProps {
  readonly lines: readonly TicketLine[]
  readonly current: string
  readonly boxRef: RefObject<HTMLDivElement | null>
  readonly onCurrent: (id: string) => void
  readonly onOpen: (line: TicketLine) => void
  /** Asks for the step of the process that leads there. */
  readonly onMove: (line: TicketLine, to: Progress | null) => void
  readonly onHelp: (line: TicketLine) => void
}

const nothing = () => undefined
const listed = { group: 'Board', keyOnly: true, listedOnly: true, run: nothing }
const boardKeys = [
  { ...listed, id: 'board down', name: 'Card below', keys: ['j', 'ArrowDown'] },
  { ...listed, id: 'board up', name: 'Card above', keys: ['k', 'ArrowUp'] },
  { ...listed, id: 'board right', name: 'Next column', keys: ['l', 'ArrowRight'] },
  { ...listed, id: 'board left', name: 'Column before', keys: ['h', 'ArrowLeft'] },
  { ...listed, id: 'board open', name: 'Open the ticket', keys: ['Enter'] },
]

/**
 * Tickets by RolloutProgress, in the order of the process. One stop of the Tab key; arrows go from card to card, and a card
 * is moved by dragging it or by the command for the next step.
 */
export function TicketBoard(props: TicketBoardProps) {
  const { lines, current, boxRef, onCurrent, onOpen, onMove, onHelp } = props
  const columns = useMemo(() => columnsOf(lines), [lines])
  const place = placeOfCard(columns, (line) => idOf(line) === current)
  const currentLine = columns[place.column]?.lines[place.row]
  useCommands(boardKeys)

  function go(to: BoardPlace | undefined): void {
    const line = to && columns[to.column]?.lines[to.row]
    if (line) onCurrent(idOf(line))
  }

  function pressed(event: React.KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { key } = event
    if (key === 'Enter') {
      if (currentLine) onOpen(currentLine)
    } else if (key === 'ArrowRight' || key === 'l') go(besides(columns, place, 1))
    else if (key === 'ArrowLeft' || key === 'h') go(besides(columns, place, -1))
    else {
      const count = columns[place.column]?.lines.length ?? 0
      const page = Math.max(1, Math.floor((boxRef.current?.clientHeight ?? 0) / cardHeight) - 1)
      const row = stepOfKey(key, place.row, count, page)
      if (row === undefined) return
      go({ column: place.column, row })
    }
    event.preventDefault()
  }

  return (
    <div
      ref={boxRef}
      className={styles.board}
      role="listbox"
      tabIndex={0}
      aria-label="Board of tickets"
      aria-activedescendant={currentLine && `card ${idOf(currentLine)}`.replaceAll(' ', '-')}
      onKeyDown={pressed}
    >
      {columns.map((column, index) => (
        <BoardColumnView
          key={column.id}
          column={column}
          currentRow={index === place.column ? place.row : null}
          onOpen={onOpen}
          onHelp={onHelp}
          onDrop={(id) => {
            const line = lines.find((known) => idOf(known) === id)
            if (line && line.step !== column.step) onMove(line, column.step)
          }}
        />
      ))}
    </div>
  )
}
