import { Button, Checkbox, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isTemplateOf, type FilledRow } from '../../../../shared/domain/filled-template.ts'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { formatTime } from '../../../lib/format.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Note } from '../../../ui/note.tsx'
import { ScrollPane } from '../../../ui/scroll-pane.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import { useAct } from '../../../lib/use-act.ts'
import { useChosen } from '../use-chosen.ts'
import { WordChanges } from '../word-changes.tsx'
import styles from '../catalogue.module.css'

export interface FilledWorkbook {
  readonly file: File
  readonly ppaId: string
  readonly verificationId: string | null
}

/** What a filled template would change in its verification, row by row, and what of it is taken over. */
export function ImportFilled({ filled, onDone }: { filled: FilledWorkbook; onDone: () => void }) {
  const { api, reads } = useProgram()
  const { act, busy } = useAct()
  const { file, ppaId, verificationId } = filled
  const { data: verifications } = useQuery(reads.verifications())
  const fitting = (verifications ?? []).filter(
    ({ id, ppa, state }) =>
      state === 'open' && (verificationId === null ? isTemplateOf(ppaId, ppa) : id === verificationId),
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const id = chosen ?? fitting[0]?.id
  const { isChosen, choose } = useChosen()
  const preview = useQuery({
    queryKey: ['verifications', 'filled preview', id, file.name, file.size, file.lastModified],
    queryFn: () => api.catalogue.exchange.previewFilled({ verificationId: id ?? '', file }),
    enabled: id !== undefined,
  })
  const rows = preview.data?.rows ?? []
  const changed = rows.filter(({ state }) => state === 'changed')
  const accepted = changed.map(({ criterionId }) => criterionId).filter(isChosen)
  async function take(): Promise<void> {
    if (id === undefined) return
    const done = await act('Taking the workbook in', () =>
      api.catalogue.exchange.importFilled({ verificationId: id, file, accepted }),
    )
    if (!done) return
    tell(`${countOf(done.taken, 'row')} taken over.`)
    onDone()
  }
  if (verifications && id === undefined) {
    return (
      <Note kind="warning">
        There is no open verification of {ppaId.replace(/^\*\//, '')} that this workbook belongs to. Start it,
        or open it again, first.
      </Note>
    )
  }
  return (
    <div className={styles.editor}>
      {fitting.length > 1 && (
        <Select
          label="Into the verification"
          value={id ?? null}
          data={fitting.map((each) => ({
            value: each.id,
            label: `${each.ppa.productName} ${each.ppa.version}, begun ${formatTime(each.startedAt)}`,
          }))}
          onChange={setChosen}
        />
      )}
      <ReadState query={preview} height={80}>
        {({ notes }) => (
          <>
            {notes.length > 0 && <Note>{notes.join(' ')}</Note>}
            <p>{summaryOf(rows)}</p>
            {changed.length > 0 && (
              <ScrollPane label="Changed rows" className={styles.takeBox}>
                <ul className={styles.takeList}>
                  {changed.map((row) => (
                    <FilledItem
                      key={row.criterionId}
                      row={row}
                      taken={isChosen(row.criterionId)}
                      onTaken={(taken) => choose(row.criterionId, taken)}
                    />
                  ))}
                </ul>
              </ScrollPane>
            )}
            <LeftRows title="Skipped" rows={rows.filter(({ state }) => state === 'skipped')} />
            <LeftRows title="Kept as they are" rows={rows.filter(({ state }) => state === 'missing')} />
          </>
        )}
      </ReadState>
      <div className={styles.foot}>
        <Button disabled={busy || accepted.length === 0} onClick={() => void take()}>
          Take {countOf(accepted.length, 'row')} over
        </Button>
      </div>
    </div>
  )
}

function summaryOf(rows: readonly FilledRow[]): string {
  const count = (state: FilledRow['state']) => rows.filter((row) => row.state === state).length
  if (count('changed') === 0) return 'Nothing in it can be taken over that does not stand here already.'
  return `${countOf(count('changed'), 'row differs', 'rows differ')}, ${String(count('same'))} say what stands here.`
}

/** Rows that are not taken over, each with why. */
function LeftRows({ title, rows }: { title: string; rows: readonly FilledRow[] }) {
  if (rows.length === 0) return null
  return (
    <section>
      <h3>
        {title}: {rows.length}
      </h3>
      <ScrollPane label={title} className={styles.takeBox}>
        <ul className={styles.takeList}>
          {rows.map(({ criterionId, reason }) => (
            <li key={criterionId}>
              <code>{criterionId}</code> <span className="soft">{reason}</span>
            </li>
          ))}
        </ul>
      </ScrollPane>
    </section>
  )
}

function FilledItem(props: { row: FilledRow; taken: boolean; onTaken: (taken: boolean) => void }) {
  const { row, taken, onTaken } = props
  return (
    <li>
      <Checkbox
        size="xs"
        label={row.criterionId}
        checked={taken}
        onChange={(event) => onTaken(event.currentTarget.checked)}
      />
      {row.verdict && (
        <div className={styles.fieldLine}>
          <span className="soft">verdict:</span> {row.verdict.before ?? 'blank'} →{' '}
          {row.verdict.after ?? 'blank'}
        </div>
      )}
      {row.comment.length > 0 && (
        <div className={styles.fieldLine}>
          <span className="soft">comment:</span> <WordChanges words={row.comment} />
        </div>
      )}
      {row.tickets.length > 0 && (
        <div className={styles.fieldLine}>
          <span className="soft">tickets:</span> <WordChanges words={row.tickets} />
        </div>
      )}
    </li>
  )
}
