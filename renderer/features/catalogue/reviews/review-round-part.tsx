import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReviewDetail } from '../../../../shared/contract/catalogue-reviews.ts'
import { type Criterion, criterionTitle } from '../../../../shared/domain/criterion.ts'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { useProgram } from '../../../lib/program.tsx'
import { CriterionText } from '../../../ui/criterion-text.tsx'
import type { Column } from '../../../ui/grid.tsx'
import { useCatalogueReads } from '../catalogue-reads.ts'
import { CatalogueSplit } from '../catalogue-split.tsx'
import { saveFiles } from '../save-files.ts'
import { useAct } from '../../../lib/use-act.ts'
import styles from '../catalogue.module.css'
import { CommentForm, CommentItem } from './comments.tsx'

interface ReviewLine {
  readonly criterion: Criterion
  readonly comments: ReviewDetail['comments']
}

/** One review: the criteria as they were sent out, with the comments on them. */
export function ReviewRoundPart({ roundId }: { roundId: string }) {
  const { api } = useProgram()
  const { act } = useAct()
  const { data } = useQuery(useCatalogueReads().review(roundId))
  const lines = data && linesOf(data)
  const isClosed = data?.round.closedAt !== null
  const save = (make: () => Promise<{ readonly file: File }>) =>
    saveFiles('Exporting', async () => [(await make()).file])
  const { reviews } = api.catalogue
  const undecided = (data?.comments ?? []).filter(({ decision }) => decision === null).length
  return (
    <CatalogueSplit
      label="Reviewed criteria"
      rows={lines}
      columns={columns}
      rowId={idOf}
      words={wordsOf}
      beside={
        <>
          <Button variant="default" onClick={() => void save(() => reviews.exportFile({ roundId }))}>
            Export with comments
          </Button>
          <Button variant="default" onClick={() => void save(() => reviews.exportWorkbook({ roundId }))}>
            Workbook for reviewers
          </Button>
          <Button variant="default" onClick={() => void save(() => reviews.dispositionWorkbook({ roundId }))}>
            Disposition table
          </Button>
          <Button
            variant="default"
            onClick={() => void act('Closing', () => reviews.setClosed({ roundId, closed: !isClosed }))}
          >
            {isClosed ? 'Open the review again' : 'Close the review'}
          </Button>
        </>
      }
      remark={
        data && (
          <p className={styles.remark}>
            {countOf(data.comments.length, 'comment')}, {undecided} without a decision.
            {data.round.received && ' Received for comments: export it with yours and send it back.'}
          </p>
        )
      }
      renderDetail={({ criterion, comments }) => (
        <>
          <h2>
            <code>{criterion.id}</code> {criterionTitle(criterion)}
          </h2>
          {comments.length > 0 && (
            <ul className={styles.comments} aria-label="Comments">
              {comments.map((comment) => (
                <CommentItem key={comment.id} roundId={roundId} comment={comment} />
              ))}
            </ul>
          )}
          {!isClosed && <CommentForm key={criterion.id} roundId={roundId} criterionId={criterion.id} />}
          <div className={styles.detailBody}>
            <CriterionText criterion={criterion} />
          </div>
        </>
      )}
    />
  )
}

function linesOf({ criteria, comments }: ReviewDetail): readonly ReviewLine[] {
  const byCriterion = Map.groupBy(comments, ({ criterionId }) => criterionId)
  return criteria
    .map((criterion) => ({ criterion, comments: byCriterion.get(criterion.id) ?? [] }))
    .sort((a, b) => Number(b.comments.length > 0) - Number(a.comments.length > 0))
}

const idOf = ({ criterion }: ReviewLine) => criterion.id
const wordsOf = ({ criterion, comments }: ReviewLine) =>
  [criterion.id, criterion.title ?? '', ...comments.flatMap(({ author, text }) => [author, text])].join(' ')

const columns: readonly Column<ReviewLine>[] = [
  { id: 'id', title: 'Criterion', width: '170px', render: ({ criterion }) => <code>{criterion.id}</code> },
  {
    id: 'title',
    title: 'Title',
    width: 'minmax(120px, 1fr)',
    render: ({ criterion }) => criterionTitle(criterion),
  },
  { id: 'comments', title: 'Comments', width: '80px', render: ({ comments }) => comments.length || '' },
  {
    id: 'open',
    title: 'Open',
    width: '60px',
    render: ({ comments }) => comments.filter(({ decision }) => decision === null).length || '',
  },
]
