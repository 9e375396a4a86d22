import * as z from 'zod'
import { Evidence, maxPartBytes } from '../domain/evidence.ts'
import { call, Nothing, stream } from './base.ts'

const Id = z.object({ id: z.string() })
/** `workId` is that of a verification or of a report of an Early Adopter. */
const Work = z.object({ workId: z.string() })
const Place = Work.extend({ place: z.string() })
const UploadId = z.object({ uploadId: z.string() })

/** What a window may show; a picture travels as a file, a text as its beginning and end. */
export const EvidencePreview = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('picture'), file: z.file() }),
  z.object({ kind: z.literal('text'), begin: z.string(), end: z.string(), leftOut: z.number().int() }),
  z.object({ kind: z.literal('none'), sentence: z.string() }),
])
export type EvidencePreview = z.infer<typeof EvidencePreview>

/** A running command: its name for stopping it, how much it wrote, its newest lines without secrets. */
export const RecordingProgress = z.object({
  recordingId: z.string(),
  bytes: z.number().int(),
  tail: z.string(),
})
export type RecordingProgress = z.infer<typeof RecordingProgress>

/**
 * Files of any size come in parts: begin, append in order, finish. A part is at most 4 MB, so that the line stays free for
 * verdicts in between.
 */
export const evidence = {
  list: call(Work, z.array(Evidence)),
  begin: call(
    Place.extend({ name: z.string().max(1000), bytes: z.number().int().nonnegative(), asIs: z.boolean() }),
    UploadId,
  ),
  append: call(UploadId.extend({ part: z.file().max(maxPartBytes) }), z.object({ bytes: z.number().int() })),
  finish: call(UploadId, Evidence),
  abandon: call(UploadId, Nothing),
  /** Runs a command and keeps its output; leaving the stream stops it, and what it wrote is kept. */
  record: stream(
    Place.extend({ commandLine: z.string().max(100_000), host: z.string().nullable() }),
    RecordingProgress,
    Evidence,
  ),
  stopRecording: call(z.object({ recordingId: z.string() }), Nothing),
  setCaption: call(
    Id.extend({ caption: z.string().max(100_000), seen: z.number().int() }),
    z.object({ revision: z.number().int() }),
  ),
  /** Its bytes go, its trace stays. */
  remove: call(Id.extend({ reason: z.string().max(10_000) }), Nothing),
  /** `unmasked` must be asked for to see what was kept as it is. */
  preview: call(Id.extend({ unmasked: z.boolean() }), EvidencePreview),
  /** The bytes from `offset`, for saving; an empty part is the end. */
  read: call(
    Id.extend({ offset: z.number().int().nonnegative() }),
    z.object({ part: z.file(), total: z.number().int() }),
  ),
  /** Reads everything again; one sentence for each piece that is missing or changed. */
  check: call(Work, z.object({ problems: z.array(z.string()) })),
}
