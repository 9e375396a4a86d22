import { maxResultBytes, tooLargeForResults } from '../../shared/domain/automatic-results.ts'
import { invalid } from '../../shared/errors.ts'
import { listAutomaticResults } from '../db/tables/automatic-results.ts'
import {
  importResults,
  previewResults,
  takeOverResults,
  type ResultPreview,
} from '../usecases/automation/automation.ts'
import { answer, api } from './answer.ts'

const { automation } = api

export const automationHandlers = automation.router({
  preview: automation.preview.handler(async ({ context, input }) =>
    plain(answer(previewResults(context.deps.db, input.verificationId, await bytesOf(input.file)))),
  ),
  takeIn: automation.takeIn.handler(async ({ context, input }) => {
    const { verificationId, file } = input
    const taken = answer(importResults(context.deps, verificationId, file.name, await bytesOf(file)))
    context.changes.publish('verifications')
    return plain(taken)
  }),
  list: automation.list.handler(({ context, input }) => [
    ...listAutomaticResults(context.deps.db, input.verificationId),
  ]),
  takeOver: automation.takeOver.handler(({ context, input }) => {
    const done = answer(takeOverResults(context.deps, input.verificationId, input.criterionIds))
    context.changes.publish('verifications')
    return done
  }),
})

/** Looks at the size before the bytes are read. */
async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > maxResultBytes) {
    answer(invalid(tooLargeForResults))
  }
  return new Uint8Array(await file.arrayBuffer())
}

function plain({ results, unmatched, ...rest }: ResultPreview) {
  return { ...rest, results: [...results], unmatched: [...unmatched] }
}
