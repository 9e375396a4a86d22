import * as z from 'zod'
import { ReleaseType, ReleaseTypeSuggestion } from './release-type.ts'

/** How a PPA's platform is known: from a published record, inferred from the product's notes, or entered by a person. */
export const PlatformBasis = z.enum(['record', 'inferred', 'entered'])
export type PlatformBasis = z.infer<typeof PlatformBasis>

/** Something about a record that a reader must know: a flaw of the published data and what was made of it. */
export const Finding = z.object({
  /** The product key it concerns; null for the release as a whole. */
  product: z.string().nullable(),
  kind: z.enum([
    'platforms-missing',
    'capabilities-missing',
    'parts-as-text',
    'key-twice',
    'key-changed',
    'unknown-product',
    'version-mismatch',
    'unreadable-field',
    'not-in-record',
  ]),
  message: z.string(),
})
export type Finding = z.infer<typeof Finding>

export const UmdReleaseSummary = z.object({
  version: z.string(),
  umdMajor: z.number().int(),
  /** As in the record: "YYYY-MM-DD HH:MM:SS", no zone given. */
  date: z.string(),
  /** "built-in" facts only, or the name of the record file that was imported over them. */
  source: z.string(),
  entryCount: z.number().int(),
  ppaCount: z.number().int(),
  findingCount: z.number().int(),
})
export type UmdReleaseSummary = z.infer<typeof UmdReleaseSummary>

/** The texts of a published record as safe plain text; empty when the record has none or was never imported. */
export const RecordTexts = z.object({
  description: z.string(),
  releaseNotes: z.string(),
  installationNotes: z.string(),
  knownIssues: z.string(),
  changeLog: z.string(),
  additionalDetails: z.string(),
})
export type RecordTexts = z.infer<typeof RecordTexts>

/** One product of a UMD release. */
export const ReleaseEntry = z.object({
  id: z.number().int(),
  releaseVersion: z.string(),
  productKey: z.string(),
  productName: z.string(),
  version: z.string(),
  provider: z.string(),
  /** Capability names tagged in the record; empty means "several or none" (process.md 13.2). */
  capabilityTags: z.array(z.string()),
  texts: RecordTexts,
})
export type ReleaseEntry = z.infer<typeof ReleaseEntry>

/** Product x Platform x Architecture: the unit that is verified, one ticket in `sw-rel` (process.md 3). */
export const Ppa = z.object({
  /** Readable and stable: `<UMD release>/<product key>/<version>/<platform>/<arch>`. */
  id: z.string(),
  releaseVersion: z.string(),
  umdMajor: z.number().int(),
  productKey: z.string(),
  productName: z.string(),
  version: z.string(),
  provider: z.string(),
  platform: z.string(),
  arch: z.string(),
  platformBasis: PlatformBasis,
  /** null until a person sets it. */
  releaseType: ReleaseType.nullable(),
  /** The number in the record's report address, probably the `sw-rel` ticket (process.md 13.2, INFERRED). */
  recordTicket: z.number().int().nullable(),
})
export type Ppa = z.infer<typeof Ppa>

/** The id of a PPA; the same parts always give the same id. */
export function ppaId(
  parts: Pick<Ppa, 'releaseVersion' | 'productKey' | 'version' | 'platform' | 'arch'>,
): string {
  return [parts.releaseVersion, parts.productKey, parts.version, parts.platform, parts.arch].join('/')
}

export const PpaDetail = z.object({
  ppa: Ppa,
  texts: RecordTexts,
  suggestion: ReleaseTypeSuggestion.nullable(),
  previousVersion: z.string().nullable(),
  findings: z.array(Finding),
})
export type PpaDetail = z.infer<typeof PpaDetail>
