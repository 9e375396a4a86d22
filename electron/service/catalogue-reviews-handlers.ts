import { readWorkbook } from '../documents/catalogue/read-workbook.ts'
import { listRounds } from '../db/tables/reviews.ts'
import { importReviewWorkbook } from '../usecases/catalogue/review/import-review-workbook.ts'
import { importReview, writeReviewFile } from '../usecases/catalogue/review/review-file.ts'
import {
  addComment,
  decideComment,
  openRound,
  readRound,
  setRoundClosed,
} from '../usecases/catalogue/review/rounds.ts'
import { answer, api } from './answer.ts'
import { changedCatalogue } from './catalogue-editing-handlers.ts'
import { readBounded, textFile, workbookFile } from './text-file.ts'

const { reviews } = api.catalogue

export const catalogueReviewsHandlers = reviews.router({
  list: reviews.list.handler(({ context }) => [...listRounds(context.deps.db)]),
  get: reviews.get.handler(({ context, input }) => {
    const { round, criteria, comments } = answer(readRound(context.deps.db, input.roundId))
    return { round, criteria: [...criteria], comments: [...comments] }
  }),
  open: reviews.open.handler(({ context, input }) =>
    changedCatalogue(context, openRound(context.deps, input.qcReleaseId, input.name)),
  ),
  comment: reviews.comment.handler(({ context, input: { roundId, ...comment } }) =>
    changedCatalogue(context, addComment(context.deps, roundId, comment)),
  ),
  decide: reviews.decide.handler(({ context, input }) =>
    changedCatalogue(context, decideComment(context.deps, input)),
  ),
  setClosed: reviews.setClosed.handler(({ context, input }) =>
    changedCatalogue(context, setRoundClosed(context.deps, input.roundId, input.closed)),
  ),
  exportFile: reviews.exportFile.handler(({ context, input }) => {
    const text = answer(writeReviewFile(context.deps.db, input.roundId))
    const { round } = answer(readRound(context.deps.db, input.roundId))
    return textFile(text, `review-QC${round.qcVersion}-${round.id.slice(0, 8)}.json`, 'application/json')
  }),
  exportWorkbook: reviews.exportWorkbook.handler(async ({ context, input }) => {
    const { round, criteria } = answer(readRound(context.deps.db, input.roundId))
    const { writeReviewWorkbook } = await import('../documents/catalogue/review-workbook.ts')
    const name = `review-QC${round.qcVersion}-${round.id.slice(0, 8)}.xlsx`
    return workbookFile(await writeReviewWorkbook(round, criteria), name)
  }),
  importFile: reviews.importFile.handler(async ({ context, input }) => {
    const { name } = input.file
    const bytes = answer(await readBounded(input.file))
    if (name.toLowerCase().endsWith('.xlsx')) {
      const { readReviewWorkbook } = await import('../documents/catalogue/review-workbook.ts')
      const book = answer(readReviewWorkbook(name, answer(await readWorkbook(name, bytes))))
      return changedCatalogue(context, importReviewWorkbook(context.deps, name, book))
    }
    return changedCatalogue(context, importReview(context.deps, input.roundId, input.file.name, bytes))
  }),
  dispositions: reviews.dispositions.handler(async ({ context, input }) => {
    const round = answer(readRound(context.deps.db, input.roundId))
    const { writeDispositions } = await import('../usecases/catalogue/review/disposition-csv.ts')
    const name = `dispositions-QC${round.round.qcVersion}-${round.round.id.slice(0, 8)}.csv`
    return textFile(writeDispositions(round), name, 'text/csv')
  }),
  dispositionWorkbook: reviews.dispositionWorkbook.handler(async ({ context, input }) => {
    const { round, comments } = answer(readRound(context.deps.db, input.roundId))
    const { writeDispositionWorkbook } = await import('../documents/catalogue/disposition-workbook.ts')
    const bytes = await writeDispositionWorkbook(round, comments)
    return workbookFile(bytes, `dispositions-QC${round.qcVersion}-${round.id.slice(0, 8)}.xlsx`)
  }),
})
