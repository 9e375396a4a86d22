import * as z from 'zod'
import { CriterionChange } from '../../../../shared/domain/criterion-change.ts'
import { Criterion } from '../../../../shared/domain/criterion.ts'
import { MappingChange } from '../../../../shared/domain/mapping.ts'
import { Capability, Product } from '../../../../shared/domain/product.ts'
import { QcRelease } from '../../../../shared/domain/qc-release.ts'

const Digest = z.string().regex(/^[0-9a-f]{64}$/)

export const bundleFormat = 'proviso-catalogue'
/** The version of the form below; a reader refuses a newer one. */
export const bundleSchema = 1

/** The parts of a bundle whose digests stand beside them. */
export const bundleParts = ['release', 'criteria', 'changes', 'mapping', 'capabilities', 'products'] as const

/** One QC release with all that belongs to it, in one JSON file. */
export const Bundle = z.object({
  format: z.literal(bundleFormat),
  schema: z.literal(bundleSchema),
  release: QcRelease,
  /** The release's list in its order; each digest names one of the texts. */
  criteria: z.array(z.object({ id: z.string(), digest: Digest })),
  /** Every text that the list or the changes name. */
  texts: z.array(z.object({ digest: Digest, criterion: Criterion })),
  changes: z.array(CriterionChange.omit({ id: true, fields: true, qcReleaseId: true })),
  mapping: z.array(MappingChange.omit({ qcRelease: true })),
  capabilities: z.array(Capability),
  products: z.array(Product),
  /** SHA-256 of the canonical form of each part, and of this list without its last member. */
  digests: z.object({
    release: Digest,
    criteria: Digest,
    changes: Digest,
    mapping: Digest,
    capabilities: Digest,
    products: Digest,
    whole: Digest,
  }),
})
export type Bundle = z.infer<typeof Bundle>
