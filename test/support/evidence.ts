import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evidenceFolder, evidencePath } from '../../electron/db/evidence-folder.ts'
import { createCaptures } from '../../electron/usecases/evidence/captures.ts'
import type { EvidenceDeps, Place } from '../../electron/usecases/evidence/evidence.ts'
import { recordCommand } from '../../electron/usecases/evidence/record-command.ts'
import type { Result } from '../../shared/errors.ts'
import type { Evidence } from '../../shared/domain/evidence.ts'
import { startTestRun, valueOf } from './run.ts'

export const place = 'QC_DOC_1'

/** A run with evidence, and shorthands for what tests do with it. */
export function startEvidenceRun() {
  const { deps, id, read } = startTestRun()
  const at: Place = { workId: id, place }
  const kept = (evidence: Evidence) => readFileSync(evidencePath(deps.dataFolder, evidence.digest))
  return {
    deps,
    id,
    at,
    read,
    /** The bytes on the disk. */
    kept,
    keptText: (evidence: Evidence) => kept(evidence).toString('latin1'),
    upload: (bytes: Uint8Array | string, asIs = false, name = 'a.log') =>
      uploadIn(deps, at, Buffer.from(bytes as string), { asIs, name }),
    record: async (commandLine: string, host: string | null = null): Promise<Result<Evidence>> => {
      const started = recordCommand(deps, { ...at, commandLine, host }, () => undefined)
      return started.ok ? started.value.done : started
    },
  }
}

/** Uploads in parts of the given size, as a window does. */
export async function uploadIn(
  deps: EvidenceDeps,
  at: Place,
  bytes: Uint8Array,
  options: { readonly asIs: boolean; readonly name: string; readonly partBytes?: number },
): Promise<Result<Evidence>> {
  const { asIs, name, partBytes = 100_000 } = options
  const captures = createCaptures()
  const begun = await captures.begin(deps, { ...at, name, bytes: bytes.length, asIs })
  if (!begun.ok) return begun
  const { uploadId } = begun.value
  for (let from = 0; from < bytes.length; from += partBytes) {
    valueOf(await captures.append(uploadId, bytes.subarray(from, from + partBytes)))
  }
  return captures.finish(deps, uploadId)
}

/** Every file in the evidence folder that is a piece of evidence, and what is half-written. */
export function filesIn(dataFolder: string): { readonly kept: string[]; readonly incoming: string[] } {
  const folder = evidenceFolder(dataFolder)
  if (!existsSync(folder)) return { kept: [], incoming: [] }
  const kept = readdirSync(folder)
    .filter((name) => name !== 'incoming')
    .flatMap((name) => readdirSync(join(folder, name)))
  return { kept, incoming: readdirSync(join(folder, 'incoming')) }
}
