import { Button, Checkbox, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FilledRow } from '../../../../shared/domain/filled-template.ts'
import { countOf, formatTime } from '../../../lib/format.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Note } from '../../../ui/note.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import { useAct } from '../use-act.ts'
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
      state === 'open' && (verificationId === null ? ppa.id === ppaId : id === verificationId),
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const id = chosen ?? fitting[0]?.id
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const preview = useQuery({
    queryKey: ['verifications', 'filled preview', id, file.name, file.size, file.lastModified],
    queryFn: () => api.catalogue.exchange.previewFilled({ verificationId: id ?? '', file }),
    enabled: id !== undefined,
  })
  const rows = (preview.data?.rows ?? []).filter(({ state }) => state === 'changed' || state === 'skipped')
  const accepted = rows
    .filter(({ state, criterionId }) => state === 'changed' && !left.has(criterionId))
    .map(({ criterionId }) => criterionId)
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
        There is no open verification of {ppaId} that this workbook belongs to. Start it, or open it again,
        first.
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
            {rows.length === 0 && <p>Nothing in it differs from what stands here.</p>}
            <ul className={styles.takeList}>
              {rows.map((row) => (
                <FilledItem
                  key={row.criterionId}
                  row={row}
                  taken={!left.has(row.criterionId)}
                  onTaken={(taken) => {
                    const next = new Set(left)
                    if (taken) next.delete(row.criterionId)
                    else next.add(row.criterionId)
                    setLeft(next)
                  }}
                />
              ))}
            </ul>
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

function FilledItem(props: { row: FilledRow; taken: boolean; onTaken: (taken: boolean) => void }) {
  const { row, taken, onTaken } = props
  if (row.state === 'skipped') {
    return (
      <li>
        {row.criterionId} <span className="soft">is skipped: {row.reason}</span>
      </li>
    )
  }
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
