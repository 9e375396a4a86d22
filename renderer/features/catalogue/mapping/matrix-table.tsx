/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- a table that is walked by arrow keys is a grid */
import { useEffect, useRef, useState } from 'react'
import { useWaiting } from '../../../lib/commands.tsx'
import styles from '../catalogue.module.css'

export interface MatrixCell {
  readonly on: boolean
  readonly changed: boolean
  /** Names and explains the mark. */
  readonly words: string
}

interface MatrixTableProps {
  readonly label: string
  /** What a row is, for those who hear the table. */
  readonly rowName: string
  readonly rows: readonly { readonly id: string; readonly name: string }[]
  readonly columns: readonly { readonly id: string; readonly name: string }[]
  readonly cell: (row: number, column: number) => MatrixCell
  readonly onToggle: (row: number, column: number) => void
}

/** A table of marks: one stop of the Tab key, arrow keys move in it, Space changes a mark. */
export function MatrixTable({ label, rowName, rows, columns, cell, onToggle }: MatrixTableProps) {
  const [at, setAt] = useState({ row: 0, column: 0 })
  const table = useRef<HTMLTableElement>(null)
  const isThere = rows.length > 0 && columns.length > 0
  useWaiting(!isThere)
  useEffect(() => {
    // Not away from the choice of the view, which is changed by arrow keys.
    if (!isThere || document.activeElement instanceof HTMLInputElement) return
    table.current?.querySelector<HTMLElement>('[data-at="0 0"]')?.focus()
  }, [isThere])
  function go(row: number, column: number): void {
    const to = {
      row: Math.min(Math.max(row, 0), rows.length - 1),
      column: Math.min(Math.max(column, 0), columns.length - 1),
    }
    setAt(to)
    table.current?.querySelector<HTMLElement>(`[data-at="${String(to.row)} ${String(to.column)}"]`)?.focus()
  }
  function pressed(event: React.KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [at.row - 1, at.column],
      ArrowDown: [at.row + 1, at.column],
      ArrowLeft: [at.row, at.column - 1],
      ArrowRight: [at.row, at.column + 1],
      PageUp: [at.row - 15, at.column],
      PageDown: [at.row + 15, at.column],
      Home: [at.row, 0],
      End: [at.row, columns.length - 1],
    }
    const move = moves[event.key]
    if (move) go(move[0], move[1])
    else if (event.key === ' ') onToggle(at.row, at.column)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.matrixBox}>
      <table ref={table} className={styles.matrix} role="grid" aria-label={label} onKeyDown={pressed}>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{rowName}</span>
            </th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col" className={styles.matrixHead}>
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name }, row) => (
            <tr key={id}>
              <th scope="row" title={id}>
                {name}
              </th>
              {columns.map((column, index) => {
                const { on, changed, words } = cell(row, index)
                const here = at.row === row && at.column === index
                return (
                  <td
                    key={column.id}
                    tabIndex={here ? 0 : -1}
                    data-at={`${String(row)} ${String(index)}`}
                    data-changed={changed}
                    aria-label={`${words}${on ? ' (yes)' : ''}`}
                    aria-selected={on}
                    title={words}
                    // Also where something else than the arrow keys came here, such as a screen reader.
                    onFocus={() => setAt({ row, column: index })}
                    onClick={() => {
                      go(row, index)
                      onToggle(row, index)
                    }}
                  >
                    {on ? '●' : changed ? '○' : ''}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
