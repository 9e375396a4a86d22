import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { successionsOf } from '../../../../shared/domain/qc-life-cycle.ts'
import { countOf } from '../../../lib/format.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Note } from '../../../ui/note.tsx'
import styles from '../catalogue.module.css'
import { useCatalogueReads } from '../catalogue-reads.ts'
import { useAct } from '../use-act.ts'

interface PublishNoteProps {
  readonly release: QcReleaseListed
  readonly releases: readonly QcReleaseListed[]
  readonly onDone: () => void
}

/** Publishing cannot be undone, so it says first what it does, and what speaks against it. */
export function PublishNote({ release, releases, onDone }: PublishNoteProps) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const doubts = useDoubts(release)
  const successions = successionsOf(releases, release)
  async function publish(): Promise<void> {
    const done = await act('Publishing', () => api.catalogue.edit.publish({ qcReleaseId: release.id }))
    if (!done) return
    tell(`${release.id} is FINAL for UMD ${done.qcRelease.umdMajors.join(', ')}.`)
    onDone()
  }
  return (
    <div className={styles.detailBody}>
      <Note
        kind="warning"
        title={`${release.id} becomes FINAL and never changes again.`}
        actions={
          <Button ref={button} disabled={busy || doubts === null} onClick={() => void publish()}>
            Publish {release.id}
            {doubts !== null && doubts.length > 0 && ' all the same'}
          </Button>
        }
      >
        {successions.length === 0 && <p>No other release gives way.</p>}
        {successions.map(({ id, losesMajors, becomesDeprecated }) => (
          <p key={id}>
            {id}{' '}
            {becomesDeprecated
              ? 'becomes DEPRECATED'
              : `is no longer FINAL for UMD ${losesMajors.join(', ')}`}
            .
          </p>
        ))}
        {doubts?.map((doubt) => (
          <p key={doubt}>
            <strong>{doubt}</strong>
          </p>
        ))}
      </Note>
    </div>
  )
}

/** Reviews that a QC release goes through before it is FINAL (process.md 11.2). */
const reviewsWanted = 2

/** What speaks against publishing the draft as it stands, in words; null while it is read. */
function useDoubts({ id, basedOn }: QcReleaseListed): readonly string[] | null {
  const reads = useCatalogueReads()
  const { data: differences } = useQuery({
    ...reads.differences(basedOn ?? id, id),
    enabled: basedOn !== null,
  })
  const { data: changes } = useQuery(reads.changes(id))
  const { data: rounds } = useQuery(reads.reviews())
  if (!changes || !rounds || (basedOn !== null && !differences)) return null
  const declared = new Set(changes.map(({ criterionId }) => criterionId))
  const undeclared = (differences ?? []).filter((difference) => !declared.has(difference.id)).length
  const reviews = rounds.filter((round) => round.qcReleaseId === id && !round.received).length
  return [
    ...(basedOn !== null && differences?.length === 0
      ? [`Nothing in it differs from ${basedOn}, which it would stand in for.`]
      : []),
    ...(undeclared > 0
      ? [
          `${countOf(undeclared, 'difference is', 'differences are')} not declared and not in the release notes.`,
        ]
      : []),
    ...(reviews < reviewsWanted
      ? [
          `It went out for ${reviews === 0 ? 'no review' : countOf(reviews, 'review')}; a release goes through ${String(reviewsWanted)}.`,
        ]
      : []),
  ]
}
