import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import { describeKeeping, type Keeping } from '../../lib/keeping.ts'
import { useDrafts, useLineState, useProgram } from '../../lib/program.tsx'
import styles from './shell.module.css'
import { SyncWords } from './sync-words.tsx'

/** Whether everything is kept, where, and how this window talks to the service. */
export function StatusLine() {
  const { reads, writes } = useProgram()
  const line = useLineState()
  const writeState = useStore(writes.state)
  const keeping = JSON.parse(
    useDrafts((drafts) => JSON.stringify(describeKeeping(drafts.all().values(), writeState))),
  ) as Keeping
  const { data: about } = useQuery(reads.about())
  return (
    <footer className={styles.status}>
      <output className={styles.keeping} data-kind={keeping.kind}>
        <KeepingWords keeping={keeping} />
      </output>
      {about?.readOnlyReason && (
        <span className={styles.keeping} data-kind="not-kept">
          <CircleX size={13} aria-hidden="true" /> Read only: {about.readOnlyReason}
        </span>
      )}
      <SyncWords />
      {about && (
        <>
          <span className={`${styles.folder ?? ''} cut`} title={about.dataFolder}>
            Data in {about.dataFolder}
          </span>
          <span>
            {faceNames[about.face]} · {line === 'up' ? 'connected' : 'not connected'}
          </span>
          <span>Proviso {about.version}</span>
        </>
      )}
    </footer>
  )
}

const faceNames = { desktop: 'Desktop', browser: 'Browser', 'command line': 'Command line' } as const

function KeepingWords({ keeping }: { keeping: Keeping }) {
  switch (keeping.kind) {
    case 'kept':
      return (
        <>
          <CircleCheck size={13} aria-hidden="true" /> Kept
        </>
      )
    case 'keeping':
      return (
        <>
          <LoaderCircle size={13} aria-hidden="true" /> Keeping
        </>
      )
    case 'conflict':
      return (
        <>
          <TriangleAlert size={13} aria-hidden="true" /> A text was changed elsewhere: choose which one stays
        </>
      )
    case 'not-kept':
      return (
        <>
          <CircleX size={13} aria-hidden="true" /> Not kept yet: {keeping.why}
        </>
      )
  }
}
