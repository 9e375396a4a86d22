import * as z from 'zod'
import { CriterionChange } from '../domain/criterion-change.ts'
import { CriterionFilter, FoundCriterion } from '../domain/criterion-search.ts'
import { Criterion } from '../domain/criterion.ts'
import { CriterionDifference } from '../domain/differences.ts'
import { MappingChange, RowReason } from '../domain/mapping.ts'
import { Capability, Product } from '../domain/product.ts'
import { ReleaseNotes } from '../domain/release-notes.ts'
import { call, Nothing } from './base.ts'
import { catalogueEditing, QcReleaseListed } from './catalogue-editing.ts'
import { catalogueExchange } from './catalogue-exchange.ts'
import { catalogueReviews } from './catalogue-reviews.ts'

const QcReleaseId = z.object({ qcReleaseId: z.string() })

/** The template of a product for a QC release, whatever its version. */
export const ProductTemplate = z.object({
  rows: z.array(z.object({ criterion: Criterion, reason: RowReason })),
  removed: z.array(z.object({ criterion: Criterion, reason: z.string() })),
})
export type ProductTemplate = z.infer<typeof ProductTemplate>

export const catalogue = {
  /** Newest first; `knownCount` criteria of `publishedCount` are in the catalogue. */
  qcReleases: call(Nothing, z.array(QcReleaseListed)),
  criteria: call(QcReleaseId, z.array(Criterion)),
  capabilities: call(Nothing, z.array(Capability)),
  products: call(Nothing, z.array(Product)),
  mappingChanges: call(QcReleaseId, z.array(MappingChange)),
  productTemplate: call(QcReleaseId.extend({ productKey: z.string() }), ProductTemplate),
  /** At most 500, newest release first. */
  search: call(CriterionFilter, z.array(FoundCriterion)),
  differences: call(z.object({ from: z.string(), to: z.string() }), z.array(CriterionDifference)),
  /** The changes of a criterion over every release, oldest first. */
  revisionLog: call(z.object({ criterionId: z.string() }), z.array(CriterionChange)),
  /** The changes that stand in a release, oldest first: what each was declared to be, and why it was made. */
  changes: call(QcReleaseId, z.array(CriterionChange)),
  releaseNotes: call(QcReleaseId, z.object({ notes: ReleaseNotes, markdown: z.string() })),
  edit: catalogueEditing,
  exchange: catalogueExchange,
  reviews: catalogueReviews,
}
