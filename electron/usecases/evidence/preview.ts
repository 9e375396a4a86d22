import { notFound, refused, success, type Result } from '../../../shared/errors.ts'
import type { Evidence } from '../../../shared/domain/evidence.ts'
import { mayPreview, pictureSize } from '../../../shared/domain/media.ts'
import { readEvidencePart } from '../../db/evidence-folder.ts'
import { getEvidence } from '../../db/tables/evidence.ts'
import type { EvidenceDeps } from './evidence.ts'

/** What a window may show of a piece of evidence: never anything that could act. */
export type Preview =
  | { readonly kind: 'picture'; readonly bytes: Uint8Array; readonly mediaType: string }
  /** The beginning and, when something is left out between, the end of a text. */
  | { readonly kind: 'text'; readonly begin: string; readonly end: string; readonly leftOut: number }
  | { readonly kind: 'none'; readonly sentence: string }

const beginBytes = 64 * 1024
const endBytes = 16 * 1024
/** The size of a picture stands in its first bytes, after at most some metadata. */
const headBytes = 512 * 1024

/** Reads what can be shown. `unmasked` must be asked for to see what was kept as it is. */
export async function previewEvidence(
  deps: EvidenceDeps,
  id: string,
  unmasked: boolean,
): Promise<Result<Preview>> {
  const evidence = getEvidence(deps.db, id)
  if (!evidence) return notFound(`evidence ${id}`)
  if (evidence.removed) return success(nothing(`It was taken away: ${evidence.removed.reason}`))
  if (evidence.asIs && !unmasked) {
    return success(nothing('It was kept as it is and may hold secrets. Ask for it to see it.'))
  }
  try {
    return success(await readPreview(deps.dataFolder, evidence))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return refused(`${evidence.name} is missing from the evidence folder.`)
  }
}

async function readPreview(dataFolder: string, evidence: Evidence): Promise<Preview> {
  const { digest, bytes, mediaType } = evidence
  if (mediaType.startsWith('image/')) {
    const head = await readEvidencePart(dataFolder, digest, 0, headBytes)
    const size = pictureSize(mediaType, head)
    if (!mayPreview(size, bytes)) {
      const pixels = size ? `${String(size.width)} × ${String(size.height)} pixels` : 'an unknown size'
      return nothing(`The picture has ${pixels} and is not shown here. It is kept and can be saved.`)
    }
    const whole = await readEvidencePart(dataFolder, digest, 0, bytes)
    return { kind: 'picture', bytes: whole, mediaType }
  }
  if (mediaType !== 'text/plain') return nothing('This kind of file is not shown here. It can be saved.')
  const begin = await readEvidencePart(dataFolder, digest, 0, beginBytes)
  const endAt = Math.max(begin.length, bytes - endBytes)
  const end = await readEvidencePart(dataFolder, digest, endAt, Math.max(0, bytes - endAt))
  const decode = (part: Uint8Array) => new TextDecoder().decode(part)
  return { kind: 'text', begin: decode(begin), end: decode(end), leftOut: endAt - begin.length }
}

function nothing(sentence: string): Preview {
  return { kind: 'none', sentence }
}
