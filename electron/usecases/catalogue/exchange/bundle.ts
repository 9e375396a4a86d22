import { createHash } from 'node:crypto'
import * as z from 'zod'
import { canonicalJson } from '../../../../shared/domain/canonical.ts'
import { invalid, notFound, success, type Result } from '../../../../shared/errors.ts'
import type { ReadDb } from '../../../db/handles.ts'
import { listCapabilities } from '../../../db/tables/capabilities.ts'
import { digestOfCriterion, getCriterionTexts } from '../../../db/tables/criteria.ts'
import { listChangesOfRelease } from '../../../db/tables/criterion-changes.ts'
import { listMappingChanges } from '../../../db/tables/mapping-changes.ts'
import { listProducts } from '../../../db/tables/products.ts'
import { listPlaces } from '../../../db/tables/qc-release-criteria.ts'
import { getQcRelease } from '../../../db/tables/qc-releases.ts'
import { readRecordJson } from '../../releases/record-json.ts'
import { Bundle, bundleFormat, bundleParts, bundleSchema } from './bundle-shape.ts'

const maxBytes = 20 * 1024 * 1024

/** One QC release with its texts, changes, mapping, capabilities and products, as JSON. */
export function writeBundle(db: ReadDb, qcReleaseId: string): Result<string> {
  const kept = getQcRelease(db, qcReleaseId)
  if (!kept) return notFound(`QC release ${qcReleaseId}`)
  const { id, version, title, state, date, umdMajors, publishedCount, note } = kept
  const changes = listChangesOfRelease(db, qcReleaseId)
  const criteria = listPlaces(db, qcReleaseId).map((place) => ({
    id: place.criterionId,
    digest: place.digest,
  }))
  const named = new Set([
    ...criteria.map((criterion) => criterion.digest),
    ...changes.flatMap((change) => [change.beforeDigest, change.afterDigest]),
  ])
  const texts = getCriterionTexts(db, [...named].filter((digest) => digest !== null).sort())
  const parts = {
    format: bundleFormat,
    schema: bundleSchema,
    release: { id, version, title, state, date, umdMajors, publishedCount, note },
    criteria,
    texts: [...texts].map(([digest, criterion]) => ({ digest, criterion })),
    changes: changes.map(({ id: _id, qcReleaseId: _release, ...change }) => change),
    mapping: listMappingChanges(db, qcReleaseId).map(({ qcRelease: _release, ...change }) => change),
    capabilities: [...listCapabilities(db)],
    products: [...listProducts(db)],
  } satisfies Omit<Bundle, 'digests'>
  return success(`${JSON.stringify({ ...parts, digests: digestsOf(parts) }, null, 1)}\n`)
}

/** Reads a bundle and proves its bytes: whatever was changed is named. */
export function readBundle(fileName: string, bytes: Uint8Array): Result<Bundle> {
  const refuse = (reason: string, place: string | null = null) =>
    invalid(`${fileName} was not taken in: ${reason}. Nothing was changed.`, place ?? fileName)
  if (bytes.length > maxBytes) return refuse('it is larger than 20 MB')
  const json = readRecordJson(bytes)
  if (!json.ok) return refuse(json.fault.reason, json.fault.place)
  const head = z.object({ format: z.literal(bundleFormat), schema: z.number().int() }).safeParse(json.value)
  if (!head.success) return refuse('it is not a Proviso catalogue')
  if (head.data.schema > bundleSchema) return refuse('it was written by a newer Proviso')
  const read = Bundle.safeParse(json.value)
  if (!read.success) {
    const [issue] = read.error.issues
    const place = issue?.path.join('.') ?? ''
    return refuse(`${place} cannot be read (${issue?.message ?? 'unknown'})`, place)
  }
  const changed = findChanged(read.data)
  return changed === null
    ? success(read.data)
    : refuse(`its bytes were changed after it was written: ${changed}`)
}

function findChanged(bundle: Bundle): string | null {
  const text = bundle.texts.find(({ digest, criterion }) => digestOfCriterion(criterion) !== digest)
  if (text) return `the text of ${text.criterion.id}`
  const wanted = digestsOf(bundle)
  const part = bundleParts.find((name) => wanted[name] !== bundle.digests[name])
  if (part !== undefined) return `the part "${part}"`
  if (wanted.whole !== bundle.digests.whole) return 'the digest of the whole'
  const texts = new Map(bundle.texts.map(({ digest, criterion }) => [digest, criterion.id]))
  const lost = bundle.criteria.find(({ id, digest }) => texts.get(digest) !== id)
  if (lost) return `the text of ${lost.id} is not in it`
  const unnamed = bundle.changes.find(
    ({ beforeDigest, afterDigest }) =>
      (beforeDigest !== null && !texts.has(beforeDigest)) ||
      (afterDigest !== null && !texts.has(afterDigest)),
  )
  return unnamed ? `a text that a change of ${unnamed.criterionId} names is not in it` : null
}

function digestsOf(parts: Omit<Bundle, 'digests'>): Bundle['digests'] {
  const digest = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex')
  const each = {
    release: digest(parts.release),
    criteria: digest(parts.criteria),
    changes: digest(parts.changes),
    mapping: digest(parts.mapping),
    capabilities: digest(parts.capabilities),
    products: digest(parts.products),
  }
  return { ...each, whole: digest(each) }
}
