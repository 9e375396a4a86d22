import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useCommands, useWaiting } from '../../lib/commands.tsx'
import { foldText, matchesWords } from '../../lib/fold-text.ts'
import { useScreenReady } from '../../lib/screen-ready.ts'
import { Empty } from '../../ui/empty.tsx'
import { Grid, type Column } from '../../ui/grid.tsx'
import { ScrollPane } from '../../ui/scroll-pane.tsx'
import { focusSearch, SearchField } from '../../ui/search-field.tsx'
import styles from './catalogue.module.css'

interface CatalogueSplitProps<T> {
  readonly label: string
  /** undefined while it is read. */
  readonly rows: readonly T[] | undefined
  readonly columns: readonly Column<T>[]
  readonly rowId: (row: T) => string
  /** The words a row is found by. */
  readonly words: (row: T) => string
  readonly renderDetail: (row: T) => ReactNode
  readonly beside?: ReactNode
  /** A remark above the list. */
  readonly remark?: ReactNode
  /** The search is done elsewhere: `rows` are what was found. */
  readonly search?: { readonly text: string; readonly onChange: (text: string) => void }
  /** The row that is shown, where others decide on it too. */
  readonly place?: { readonly at: string; readonly onAt: (id: string) => void }
  /** Stands in place of the detail, such as an editor. */
  readonly instead?: ReactNode
}

const none: readonly never[] = []

/** A searchable list at the left and the thing itself at the right. */
export function CatalogueSplit<T>(props: CatalogueSplitProps<T>) {
  const {
    label,
    rows,
    columns,
    rowId,
    words,
    renderDetail,
    beside,
    remark,
    instead,
    search: outer,
    place,
  } = props
  const [text, setText] = useState('')
  const [ownAt, setOwnAt] = useState('')
  const { at, onAt: setAt } = place ?? { at: ownAt, onAt: setOwnAt }
  const box = useRef<HTMLDivElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const wanted = useDeferredValue(outer ? '' : text.trim())
  const searchable = useMemo(
    () => (rows ?? none).map((row) => ({ row, folded: foldText(words(row)) })),
    [rows, words],
  )
  const shown = useMemo(
    () => searchable.filter(({ folded }) => matchesWords(folded, wanted)).map(({ row }) => row),
    [searchable, wanted],
  )
  const current = shown.find((row) => rowId(row) === at) ?? shown[0]
  useScreenReady(rows !== undefined)
  useWaiting(rows === undefined)
  const hasEditor = Boolean(instead)
  // The list has the focus whenever no editor stands beside it.
  useEffect(() => {
    if (!hasEditor) box.current?.focus()
  }, [hasEditor])
  useCommands([
    {
      id: 'search',
      name: `Search in ${label}`,
      group: 'Catalogue',
      keys: ['/'],
      run: () => focusSearch(search),
    },
  ])
  return (
    <div className={styles.split}>
      <div className={styles.list}>
        <div className={styles.bar}>
          <SearchField
            label={`Search in ${label}`}
            placeholder="Search"
            width={150}
            value={outer?.text ?? text}
            onChange={outer?.onChange ?? setText}
            inputRef={search}
            onLeave={() => box.current?.focus()}
          />
          {beside}
          <output className="soft" style={{ marginLeft: 'auto' }}>
            {shown.length} of {rows?.length ?? 0}
          </output>
        </div>
        {remark}
        <Grid
          label={label}
          boxRef={box}
          columns={columns}
          rows={shown}
          rowId={rowId}
          current={at}
          onCurrent={setAt}
          onOpen={(row) => setAt(rowId(row))}
          empty={rows && <Empty title="Nothing fits.">Clear the search to see all.</Empty>}
        />
      </div>
      <ScrollPane label="Detail" className={styles.detail}>
        {instead || (current !== undefined && renderDetail(current))}
      </ScrollPane>
    </div>
  )
}
