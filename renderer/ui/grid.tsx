/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list are placed one by one; table layout cannot do that */
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useId, useRef, type ReactNode, type RefObject } from 'react'
import styles from './grid.module.css'
import { useCommands } from '../lib/commands.tsx'
import { stepOfKey } from './list-keys.ts'

export interface Column<T> {
  readonly id: string
  readonly title: string
  /** A CSS grid track. */
  readonly width: string
  /** Plain elements only: it is drawn for every row while scrolling. */
  readonly render: (row: T) => ReactNode
}

interface GridProps<T> {
  readonly label: string
  /** Keep it stable, as `rows`: a new array draws every row again. */
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly rowId: (row: T) => string
  readonly current: string | null
  readonly onCurrent: (id: string) => void
  readonly onOpen: (row: T) => void
  readonly boxRef: RefObject<HTMLDivElement | null>
  /** Shown in place of rows. */
  readonly empty: ReactNode
}

const rowHeight = 30

const nothing = () => undefined
const listed = { group: 'List', keyOnly: true, listedOnly: true, run: nothing }
const listKeys = [
  { ...listed, id: 'list next', name: 'Next row', keys: ['j', 'ArrowDown'] },
  { ...listed, id: 'list before', name: 'Row before', keys: ['k', 'ArrowUp'] },
  { ...listed, id: 'list open', name: 'Open the row', keys: ['Enter'] },
]

/** A long list in columns. Only the rows in view exist; the whole is one stop of the Tab key. */
export function Grid<T>(props: GridProps<T>) {
  const { label, columns, rows, rowId, current, onCurrent, onOpen, boxRef, empty } = props
  const prefix = useId()
  const tracks = columns.map((column) => column.width).join(' ')
  const found = rows.findIndex((row) => rowId(row) === current)
  const at = found < 0 ? 0 : found
  // oxlint-disable-next-line react/incompatible-library -- its functions change with each render, and none is memoised here
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => boxRef.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  })
  useCommands(listKeys)
  useStartAtCurrent(rows, found, virtual.scrollToIndex, boxRef)
  const currentRow = rows[at]

  function pressed(event: React.KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Enter' && currentRow !== undefined) {
      event.preventDefault()
      onOpen(currentRow)
      return
    }
    const page = Math.max(1, Math.floor((boxRef.current?.clientHeight ?? 0) / rowHeight) - 2)
    const to = stepOfKey(event.key, at, rows.length, page)
    const row = to === undefined ? undefined : rows[to]
    if (to === undefined || row === undefined) return
    event.preventDefault()
    onCurrent(rowId(row))
    virtual.scrollToIndex(to)
  }

  return (
    <div className={styles.frame} data-empty={rows.length === 0}>
      <div
        ref={boxRef}
        className={styles.grid}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={currentRow === undefined ? undefined : `${prefix}${rowId(currentRow)}`}
        onKeyDown={pressed}
      >
        <div role="rowgroup" className={styles.head}>
          <div
            role="row"
            aria-rowindex={1}
            className={styles.headRow}
            style={{ gridTemplateColumns: tracks }}
          >
            {columns.map((column) => (
              <div key={column.id} role="columnheader" className="cut">
                {column.title}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index]
            if (row === undefined) return null
            return (
              <GridRow
                key={rowId(row)}
                id={`${prefix}${rowId(row)}`}
                row={row}
                index={item.index}
                top={item.start}
                selected={item.index === at}
                columns={columns as readonly Column<unknown>[]}
                tracks={tracks}
                onOpen={onOpen as (row: unknown) => void}
              />
            )
          })}
        </div>
      </div>
      {rows.length === 0 && <div className={styles.empty}>{empty}</div>}
    </div>
  )
}

interface GridRowProps {
  readonly id: string
  readonly row: unknown
  readonly index: number
  readonly top: number
  readonly selected: boolean
  readonly columns: readonly Column<unknown>[]
  readonly tracks: string
  readonly onOpen: (row: unknown) => void
}

const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, row, index, top, selected, columns, tracks, onOpen } = props
  return (
    // The keyboard is heard by the grid itself, which has the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      id={id}
      tabIndex={-1}
      className={styles.row}
      aria-rowindex={index + 2}
      aria-selected={selected}
      style={{ transform: `translateY(${String(top)}px)`, gridTemplateColumns: tracks }}
      onClick={() => onOpen(row)}
    >
      {columns.map((column) => (
        <div key={column.id} role="gridcell" className="cut">
          {column.render(row)}
        </div>
      ))}
    </div>
  )
})

/** A list that is shown again starts where it was left; a list that was filtered anew starts at its top. */
function useStartAtCurrent(
  rows: readonly unknown[],
  found: number,
  scrollToIndex: (index: number, options?: { align: 'center' }) => void,
  boxRef: RefObject<HTMLDivElement | null>,
): void {
  const shown = useRef<readonly unknown[] | null>(null)
  useEffect(() => {
    if (rows.length === 0) return
    if (shown.current === null && found > 0) scrollToIndex(found, { align: 'center' })
    else if (shown.current !== null && shown.current.length !== rows.length)
      boxRef.current?.scrollTo({ top: 0 })
    shown.current = rows
  }, [rows, found, scrollToIndex, boxRef])
}
