import { failure, invalid, notFound, success, type Result } from '../../../shared/errors.ts'
import { maxEvidenceBytes, type Evidence } from '../../../shared/domain/evidence.ts'
import { findPlace, keepEvidence, type EvidenceDeps, type Place } from './evidence.ts'
import { openIntake, type Intake } from './intake.ts'
import type { Recording } from './record-command.ts'

export interface UploadStart extends Place {
  readonly name: string
  /** As the sender knows it, in bytes; what arrives in the end must be as much. */
  readonly bytes: number
  readonly asIs: boolean
}

/** What is being captured just now: files on their way in and commands that run. One per service. */
export interface Captures {
  begin(deps: EvidenceDeps, start: UploadStart): Promise<Result<{ uploadId: string }>>
  /** Parts come in order, one at a time; answers how many bytes arrived so far. */
  append(uploadId: string, part: Uint8Array): Promise<Result<{ bytes: number }>>
  finish(deps: EvidenceDeps, uploadId: string): Promise<Result<Evidence>>
  abandon(uploadId: string): Promise<void>
  /** Remembers a running command under an id until it is done. */
  addRecording(id: string, recording: Recording): void
  stopRecording(id: string): Result<Record<string, never>>
  /** Runs one piece of work of a name at a time; null while it is under way already. */
  once<T>(name: string, work: () => Promise<T>): Promise<T> | null
  /** Ends everything that is under way: no command outlives the program. */
  close(): Promise<void>
}

export function createCaptures(): Captures {
  const uploads = new Map<string, { readonly start: UploadStart; readonly intake: Intake; bytes: number }>()
  const recordings = new Map<string, Recording>()
  const underWay = new Set<string>()
  const noUpload = () => notFound('upload under way; it was ended or the program started again')
  return {
    async begin(deps, start) {
      const place = findPlace(deps.db, start)
      if (!place.ok) return place
      if (start.bytes > maxEvidenceBytes) {
        return invalid(`${start.name} has more than 2 GB. Nothing was kept; cut it to what matters.`)
      }
      const uploadId = deps.newId()
      uploads.set(uploadId, { start, intake: await openIntake(deps.dataFolder, start.asIs), bytes: 0 })
      return success({ uploadId })
    },
    async append(uploadId, part) {
      const upload = uploads.get(uploadId)
      if (!upload) return noUpload()
      upload.bytes = await upload.intake.write(part)
      return success({ bytes: upload.bytes })
    },
    async finish(deps, uploadId) {
      const upload = uploads.get(uploadId)
      if (!upload) return noUpload()
      uploads.delete(uploadId)
      const { start, intake, bytes } = upload
      if (bytes !== start.bytes) {
        await intake.abandon()
        return failure({
          kind: 'refused',
          message: `${start.name} changed while it was read: ${String(start.bytes)} bytes became ${String(bytes)}. Nothing was kept; try again.`,
        })
      }
      const taken = await intake.finish()
      if (!taken.ok) return taken
      const { workId, place, name, asIs } = start
      return keepEvidence(deps, { workId, place }, taken.value, { name, asIs, command: null })
    },
    async abandon(uploadId) {
      const upload = uploads.get(uploadId)
      uploads.delete(uploadId)
      await upload?.intake.abandon()
    },
    addRecording(id, recording) {
      recordings.set(id, recording)
      const forget = () => void recordings.delete(id)
      recording.done.then(forget, forget)
    },
    stopRecording(id) {
      const recording = recordings.get(id)
      if (!recording) return notFound('command running under this name; it ended by itself')
      recording.stop()
      return success({})
    },
    once(name, work) {
      if (underWay.has(name)) return null
      underWay.add(name)
      return work().finally(() => underWay.delete(name))
    },
    async close() {
      for (const recording of recordings.values()) recording.stop()
      await Promise.allSettled([...uploads.values()].map(({ intake }) => intake.abandon()))
      await Promise.allSettled([...recordings.values()].map(({ done }) => done))
    },
  }
}
