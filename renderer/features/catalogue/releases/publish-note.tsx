import { Button } from '@mantine/core'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { successionsOf } from '../../../../shared/domain/qc-life-cycle.ts'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { Note } from '../../../ui/note.tsx'
import styles from '../catalogue.module.css'
import { useCatalogueReads } from '../catalogue-reads.ts'
import { useAct } from '../../../lib/use-act.ts'

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
  const successions = successionsOf(releases, release)
  const doubts = useDoubts(release, successions)
  const isReady = doubts !== null
  useEffect(() => {
    if (isReady) button.current?.focus()
  }, [isReady])
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
          <Button ref={button} disabled={busy || !isReady} onClick={() => void publish()}>
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
function useDoubts(
  { id, basedOn }: QcReleaseListed,
  successions: readonly { readonly id: string }[],
): readonly string[] | null {
  const reads = useCatalogueReads()
  const before = basedOn ?? successions[0]?.id ?? null
  const differences = useQuery({ ...reads.differences(before ?? id, id), enabled: before !== null })
  const changes = useQuery(reads.changes(id))
  const reviews = useQuery(reads.reviews())
  const own = (reviews.data ?? []).filter((round) => round.qcReleaseId === id && !round.received)
  const details = useQueries({ queries: own.map((round) => reads.review(round.id)) })
  if ([differences, changes, reviews, ...details].some(({ isLoading }) => isLoading)) return null
  const declared = new Set((changes.data ?? []).map(({ criterionId }) => criterionId))
  const undeclared = (differences.data ?? []).filter((difference) => !declared.has(difference.id)).length
  const comments = details.flatMap(({ data }) => data?.comments ?? [])
  const undecided = comments.filter(({ decision }) => decision === null).length
  const times = own.length === 0 ? 'no review' : countOf(own.length, 'review')
  const doubts: readonly (readonly [boolean, string])[] = [
    [differences.data?.length === 0, `Nothing in it differs from ${before ?? ''}.`],
    [
      undeclared > 0,
      `${countOf(undeclared, 'difference is', 'differences are')} not declared and not in the release notes.`,
    ],
    [
      own.length < reviewsWanted,
      `It went out for ${times}; a release goes through ${String(reviewsWanted)}.`,
    ],
    [undecided > 0, `${countOf(undecided, 'comment has', 'comments have')} no decision.`],
  ]
  return doubts.filter(([holds]) => holds).map(([, words]) => words)
}
