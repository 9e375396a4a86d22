import { maxPartBytes } from '../../shared/domain/evidence.ts'
import { notFound } from '../../shared/errors.ts'
import { readEvidencePart } from '../db/evidence-folder.ts'
import { getEvidence, listEvidence } from '../db/tables/evidence.ts'
import {
  checkEvidence,
  removeEvidence,
  setCaption,
  type EvidenceDeps,
} from '../usecases/evidence/evidence.ts'
import { previewEvidence } from '../usecases/evidence/preview.ts'
import { recordCommand, type RecordingProgress } from '../usecases/evidence/record-command.ts'
import { answer, api } from './answer.ts'
import type { ServiceContext } from './context.ts'
import { latestOnly } from './latest-only.ts'

const { evidence } = api

const depsOf = ({ deps, dataFolder }: ServiceContext): EvidenceDeps => ({ ...deps, dataFolder })

export const evidenceHandlers = evidence.router({
  list: evidence.list.handler(({ context, input }) => [...listEvidence(context.deps.db, input.workId)]),
  begin: evidence.begin.handler(async ({ context, input }) =>
    answer(await context.captures.begin(depsOf(context), input)),
  ),
  append: evidence.append.handler(async ({ context, input }) =>
    answer(await context.captures.append(input.uploadId, new Uint8Array(await input.part.arrayBuffer()))),
  ),
  finish: evidence.finish.handler(async ({ context, input }) => {
    const kept = answer(await context.captures.finish(depsOf(context), input.uploadId))
    context.changes.publish('verifications')
    return kept
  }),
  abandon: evidence.abandon.handler(async ({ context, input }) => {
    await context.captures.abandon(input.uploadId)
    return {}
  }),
  record: evidence.record.handler(async function* ({ context, input, signal }) {
    const recordingId = context.deps.newId()
    const progress = latestOnly<RecordingProgress>()
    const recording = answer(recordCommand(depsOf(context), input, progress.push))
    context.captures.addRecording(recordingId, recording)
    signal?.addEventListener('abort', () => recording.stop())
    const done = recording.done.finally(progress.end)
    // Whoever leaves gets no answer; the recording is kept all the same.
    done.then(
      () => context.changes.publish('verifications'),
      () => undefined,
    )
    yield { recordingId, bytes: 0, tail: '' }
    for await (const step of progress.values) yield { recordingId, ...step }
    return answer(await done)
  }),
  stopRecording: evidence.stopRecording.handler(({ context, input }) =>
    answer(context.captures.stopRecording(input.recordingId)),
  ),
  setCaption: evidence.setCaption.handler(({ context, input }) => {
    const kept = answer(setCaption(context.deps, input.id, { text: input.caption, seen: input.seen }))
    context.changes.publish('verifications')
    return kept
  }),
  remove: evidence.remove.handler(({ context, input }) => {
    answer(removeEvidence(depsOf(context), input.id, input.reason))
    context.changes.publish('verifications')
    return {}
  }),
  preview: evidence.preview.handler(async ({ context, input }) => {
    const preview = answer(await previewEvidence(depsOf(context), input.id, input.unmasked))
    if (preview.kind !== 'picture') return preview
    const { bytes, mediaType } = preview
    return { kind: 'picture', file: new File([new Uint8Array(bytes)], 'picture', { type: mediaType }) }
  }),
  read: evidence.read.handler(async ({ context, input }) => {
    const found = getEvidence(context.deps.db, input.id)
    if (!found || found.removed) return answer(notFound(`evidence ${input.id}`))
    const part = await readEvidencePart(context.dataFolder, found.digest, input.offset, maxPartBytes)
    return { part: new File([new Uint8Array(part)], found.name), total: found.bytes }
  }),
  check: evidence.check.handler(async ({ context, input }) => ({
    problems: [...(await checkEvidence(depsOf(context), input.workId))],
  })),
})
