/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list are placed one by one; a select cannot do that */
import { SegmentedControl } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { MessageSquare } from 'lucide-react'
import { memo, useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { useProgram } from '../../lib/program.tsx'
import { stepOfKey } from '../../ui/list-keys.ts'
import { VerdictMark } from '../../ui/verdict-mark.tsx'
import { filterItems, runLines, type RowsKnown, type RunFilter, type RunItem } from './run-items.ts'
import { useRun } from './run-store.tsx'
import styles from './run.module.css'

interface RunListProps {
  readonly items: readonly RunItem[]
  readonly shown: readonly RunItem[]
  readonly known: RowsKnown
  /** What stands between the filters and the rows. */
  readonly above: ReactNode
  /** What stands below the rows. */
  readonly below: ReactNode
  readonly boxRef: RefObject<HTMLDivElement | null>
  readonly startScroll: number
  readonly onScroll: (scroll: number) => void
}

const itemHeight = 40
const headingHeight = 28

/** The rows of a run with their verdicts. One stop of the Tab key; the arrows move in it. */
export function RunList(props: RunListProps) {
  const { items, shown, known, above, below, boxRef, startScroll, onScroll } = props
  const { drafts } = useProgram()
  const at = useRun((state) => state.at)
  const select = useRun((state) => state.select)
  const filter = useRun((state) => state.filter)
  const lines = runLines(shown)
  const lineAt = lines.findIndex((line) => line.kind === 'item' && line.item.at === at)
  // oxlint-disable-next-line react/incompatible-library -- its functions change with each render, and none is memoised here
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => boxRef.current,
    estimateSize: (index) => (lines[index]?.kind === 'heading' ? headingHeight : itemHeight),
    overscan: 10,
    initialOffset: startScroll,
    scrollPaddingStart: headingHeight,
  })
  const { scrollToIndex } = virtual
  const moved = useRef(false)
  useEffect(() => {
    // At first the list stands where it was left, even if the row is out of sight.
    if (moved.current && lineAt >= 0) scrollToIndex(lineAt)
    moved.current = true
  }, [lineAt, scrollToIndex])

  function pressed(event: React.KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === 'j' || event.key === 'k') return
    // Only for keys that move: reading a size makes the browser lay everything out.
    if (
      !event.key.startsWith('Page') &&
      !event.key.startsWith('Arrow') &&
      !['Home', 'End'].includes(event.key)
    )
      return
    const page = Math.max(1, Math.floor((boxRef.current?.clientHeight ?? 0) / itemHeight) - 1)
    const from = shown.findIndex((item) => item.at === at)
    const to = stepOfKey(event.key, from, shown.length, page)
    const item = to === undefined ? undefined : shown[to]
    if (!item) return
    event.preventDefault()
    drafts.flush()
    select(item.at)
  }

  return (
    <div className={styles.list}>
      <FilterBar items={items} known={known} />
      {above}
      <div
        ref={boxRef}
        className={styles.rows}
        role="listbox"
        tabIndex={0}
        aria-label="Criteria"
        aria-activedescendant={lineAt < 0 ? undefined : `row-${at}`}
        onKeyDown={pressed}
        onScroll={(event) => onScroll(event.currentTarget.scrollTop)}
      >
        <div className={styles.space} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const line = lines[index]
            if (!line) return null
            return line.kind === 'heading' ? (
              <div key={line.group} className={styles.heading} style={place(start)} aria-hidden="true">
                {line.group}
              </div>
            ) : (
              <Row
                key={line.item.at}
                item={line.item}
                position={line.position}
                count={shown.length}
                top={start}
                selected={line.item.at === at}
                onSelect={select}
              />
            )
          })}
        </div>
        {shown.every(({ kind }) => kind === 'summary') && (
          <p className={styles.noRows}>{emptyWords(filter, known)}</p>
        )}
      </div>
      {below}
    </div>
  )
}

const place = (top: number) => ({ transform: `translateY(${String(top)}px)` })

interface RowProps {
  readonly item: RunItem
  readonly position: number
  readonly count: number
  readonly top: number
  readonly selected: boolean
  readonly onSelect: (at: string) => void
}

const Row = memo(function Row({ item, position, count, top, selected, onSelect }: RowProps) {
  const { at, id, title, kind, verdict, hasComment, blankWord, group } = item
  return (
    // The keyboard is heard by the list itself, which has the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={`row-${at}`}
      role="option"
      tabIndex={-1}
      className={styles.row}
      style={place(top)}
      aria-selected={selected}
      aria-posinset={position + 1}
      aria-setsize={count}
      onClick={() => onSelect(at)}
    >
      <span className={styles.rowWords}>
        <span className="unseen">{group}</span>
        <span className={styles.rowId}>{id ?? title}</span>
        <span className={`${styles.rowTitle ?? ''} cut`}>{id === null ? partHints[at] : title}</span>
      </span>
      {hasComment && <MessageSquare size={12} className={styles.commentSign} aria-hidden="true" />}
      {kind !== 'summary' && <VerdictMark verdict={verdict} blankWord={blankWord} />}
    </div>
  )
})

const partHints: Readonly<Record<string, string>> = {
  summary: 'verifier, environment, overall verdict',
  issues: 'what was found, as tickets for GGUS',
  testbed: 'machines and what is installed on them',
  life: 'and a second pair of eyes',
  installation: 'asked for by every release type',
  upgrade: 'from the version before',
}

function hinted(name: string, count: number, hint: string): ReactNode {
  return (
    <span title={hint}>
      {name} {count}
    </span>
  )
}

/** What an empty list says under each filter. */
function emptyWords(filter: RunFilter, { changed }: RowsKnown): string {
  switch (filter) {
    case 'all':
      return 'This verification has no criteria.'
    case 'open':
      return 'Nothing is left to do in the rows.'
    case 'failed':
      return 'Nothing failed so far.'
    case 'changed':
      return changed === null
        ? 'This product was not verified here before, so there is no earlier text to compare with.'
        : 'Every criterion reads as it did when this product was last verified here.'
    case 'decide':
      return 'No row waits for your decision.'
  }
}

function FilterBar({ items, known }: { items: readonly RunItem[]; known: RowsKnown }) {
  const filter = useRun((state) => state.filter)
  const setFilter = useRun((state) => state.setFilter)
  const judged = items.filter(({ kind }) => kind !== 'summary')
  const failed = judged.filter(({ verdict }) => verdict === 'FAIL').length
  const open = judged.filter((item) => item.open).length
  const decide = filterItems(judged, 'decide', known).length
  return (
    <div className={styles.filter}>
      <SegmentedControl
        fullWidth
        size="xs"
        classNames={{ label: styles.filterLabel ?? '' }}
        aria-label="Rows shown"
        value={filter}
        onChange={setFilter}
        data={[
          { value: 'all', label: hinted('All', judged.length, 'Every row') },
          { value: 'open', label: hinted('To do', open, 'Rows that still need a verdict') },
          { value: 'failed', label: hinted('FAIL', failed, 'Rows with the verdict FAIL') },
          {
            value: 'changed',
            label: hinted(
              'New text',
              known.changed?.length ?? 0,
              'Criteria that read differently now than when this product was last verified here',
            ),
          },
          {
            value: 'decide',
            label: hinted(
              'Mine',
              decide,
              'Rows that wait for your decision: to do, offered from earlier, said by a tool, or on which two people disagree',
            ),
          },
        ]}
      />
    </div>
  )
}
