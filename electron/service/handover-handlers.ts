import { createHash } from 'node:crypto'
import { decideRival, decideRivalPart } from '../usecases/handover/decide-rival.ts'
import { takeHandover } from '../usecases/handover/take-handover.ts'
import { writeHandover } from '../usecases/handover/write-handover.ts'
import { answer, api } from './answer.ts'

const { handover } = api

export const handoverHandlers = handover.router({
  write: handover.write.handler(async ({ context, input }) => {
    const deps = { ...context.deps, dataFolder: context.dataFolder }
    const { bytes, name, leftOut } = answer(await writeHandover(deps, input.verificationId))
    return {
      file: new File([new Uint8Array(bytes)], name, { type: 'application/x-ndjson' }),
      digest: createHash('sha256').update(bytes).digest('hex'),
      leftOut: [...leftOut],
    }
  }),
  take: handover.take.handler(async ({ context, input }) => {
    const deps = { ...context.deps, dataFolder: context.dataFolder }
    const taken = answer(await takeHandover(deps, new Uint8Array(await input.file.arrayBuffer())))
    context.changes.publish('verifications', 'releases')
    return taken
  }),
  decide: handover.decide.handler(({ context, input }) => {
    const { verificationId, criterionId, by } = input
    const done = answer(decideRival(context.deps, verificationId, criterionId, by))
    context.changes.publish('verifications')
    return done
  }),
  decidePart: handover.decidePart.handler(({ context, input }) => {
    const done = answer(decideRivalPart(context.deps, input.verificationId, input.part, input.by))
    context.changes.publish('verifications')
    return done
  }),
})
