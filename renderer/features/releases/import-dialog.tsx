import { Button, Modal } from '@mantine/core'
import { useLocation } from 'wouter'
import type { ImportOutcome } from '../../../shared/contract/releases.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { routes } from '../../lib/routes.ts'
import { Note } from '../../ui/note.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { FindingList } from './finding-list.tsx'
import { useImport } from './import-provider.tsx'
import type { ImportItem } from './import-store.ts'
import styles from './releases.module.css'

/** What becomes of each record file: how far it is, what was taken in, or why not. */
export function ImportDialog() {
  const { imports, pick } = useImport()
  const busy = imports.items.some(({ state }) => state.kind === 'running' || state.kind === 'waiting')
  return (
    <Modal opened={imports.opened} onClose={imports.close} title="Import of UMD release records" size={720}>
      <div className={styles.items}>
        {imports.items.map((item) => (
          <ImportedFile key={item.id} item={item} onStop={imports.stop} onClose={imports.close} />
        ))}
      </div>
      <div className={styles.dialogFoot}>
        <Button variant="default" onClick={pick}>
          Choose more files
        </Button>
        {busy ? (
          <Button variant="default" onClick={imports.stop}>
            Stop
          </Button>
        ) : (
          <Button data-autofocus onClick={imports.close}>
            Done
          </Button>
        )}
      </div>
    </Modal>
  )
}

function ImportedFile({
  item,
  onStop,
  onClose,
}: {
  item: ImportItem
  onStop: () => void
  onClose: () => void
}) {
  const { name, state } = item
  switch (state.kind) {
    case 'waiting':
      return <Note title={name}>Waits for the files before it.</Note>
    case 'running':
      return (
        <Note title={name}>
          <ProgressLine progress={state.progress} onStop={onStop} />
        </Note>
      )
    case 'stopped':
      return (
        <Note kind="warning" title={name}>
          Stopped. Nothing of this file was taken in.
        </Note>
      )
    case 'refused':
      return (
        <Note kind="error" title={name}>
          {state.message}
        </Note>
      )
    case 'done':
      return <Imported name={name} outcome={state.outcome} onClose={onClose} />
  }
}

const changeWords = {
  added: 'was added',
  updated: 'was updated',
  unchanged: 'was here already: nothing changed',
} as const

function Imported({ name, outcome, onClose }: { name: string; outcome: ImportOutcome; onClose: () => void }) {
  const [, navigate] = useLocation()
  const { releaseVersion, change, entryCount, ppaCount, findings } = outcome
  return (
    <Note
      kind="good"
      title={name}
      actions={
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => {
            onClose()
            navigate(routes.release(releaseVersion))
          }}
        >
          Open
        </Button>
      }
    >
      <p>
        UMD {releaseVersion} {changeWords[change]}. It has {countOf(entryCount, 'product')} and{' '}
        {countOf(ppaCount, 'PPA')}.
      </p>
      {findings.length > 0 && (
        <details>
          <summary>{countOf(findings.length, 'thing')} to know about this record</summary>
          <FindingList findings={findings} />
        </details>
      )}
    </Note>
  )
}
