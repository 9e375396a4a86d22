import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Verdict, verdictNeedsComment } from '../../../shared/domain/verdict.ts'
import { useHeldText } from '../../lib/held-text.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import type { RunItem } from './run-items.ts'
import { useRun } from './run-store.tsx'
import styles from './bulk-bar.module.css'
import type { WorkWrites } from './use-work-writes.ts'

/** One verdict with one reason for every open criterion that the list shows; one undo takes all back. */
export function BulkBar({ shown, does }: { shown: readonly RunItem[]; does: WorkWrites }) {
  const open = useRun((state) => state.bulk)
  const setBulk = useRun((state) => state.setBulk)
  const [verdict, setVerdict] = useState<Verdict>('NA')
  const [reason, setReason, forget] = useHeldText('bulk reason')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // The bar was asked for by a key: the reason is what comes next.
    if (open) field.current?.focus()
  }, [open])
  if (!open) return null
  const rows = shown.filter((item) => item.kind === 'criterion' && item.open).map(({ at }) => at)
  const lacks = verdictNeedsComment(verdict) && reason.trim() === ''
  return (
    <form
      className={styles.bar}
      aria-label="One verdict for several criteria"
      onSubmit={(event) => {
        event.preventDefault()
        if (!lacks && rows.length > 0) void does.setVerdicts(rows, verdict, reason)
        if (!lacks) {
          forget()
          setBulk(false)
        }
      }}
    >
      <p>For the {countOf(rows.length, 'open criterion', 'open criteria')} shown:</p>
      <NativeSelect
        size="xs"
        aria-label="Verdict for all"
        data={Verdict.options}
        value={verdict}
        onChange={(event) => setVerdict(Verdict.parse(event.currentTarget.value))}
      />
      <TextInput
        size="xs"
        ref={field}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setBulk(false)
        }}
        aria-label="One reason for all"
        placeholder="One reason for all"
        error={lacks ? `${verdict} needs a reason.` : undefined}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button size="compact-xs" type="submit" disabled={lacks || rows.length === 0}>
          Give it
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={() => setBulk(false)}>
          Not now
        </Button>
      </div>
    </form>
  )
}
