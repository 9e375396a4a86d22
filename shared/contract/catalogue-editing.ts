import * as z from 'zod'
import { ChangeReason } from '../domain/criterion-change.ts'
import { Criterion } from '../domain/criterion.ts'
import { Effect } from '../domain/effect.ts'
import { Capability, CapabilityBasis, Product } from '../domain/product.ts'
import { QcRelease } from '../domain/qc-release.ts'
import { Milestone, RoadmapDate } from '../domain/roadmap.ts'
import { call, Nothing } from './base.ts'

export const QcReleaseListed = QcRelease.extend({
  knownCount: z.number().int(),
  /** All that it has here, those of Proviso's own included. */
  criteriaCount: z.number().int(),
  basedOn: z.string().nullable(),
  /** ISO 8601, UTC; null for a draft. */
  publishedAt: z.string().nullable(),
  /** SHA-256 of what was published; null for a draft. */
  digest: z.string().nullable(),
})
export type QcReleaseListed = z.infer<typeof QcReleaseListed>

const QcReleaseId = z.object({ qcReleaseId: z.string() })
export const DraftFields = z.object({
  version: z.string().regex(/^\d+(\.\d+)*$/),
  title: z.string().min(1).max(200),
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}){0,2}$/)
    .nullable(),
  umdMajors: z.array(z.number().int().min(1).max(99)).max(20),
  note: z.string().max(10_000),
})
export type DraftFields = z.infer<typeof DraftFields>

export const SaveCriterion = QcReleaseId.extend({
  criterion: Criterion,
  /** As the caller read it; null to add one. */
  before: Criterion.nullable(),
  /** Identifiers it takes the place of: one is a rename, several are a merge. */
  takesOver: z.array(z.string()).max(500),
  reason: ChangeReason,
})
const RemoveCriterion = QcReleaseId.extend({ criterionId: z.string(), reason: ChangeReason })
const ChangeCriteria = QcReleaseId.extend({
  /** As they shall be; those of this identifier that stand in the draft are changed. */
  criteria: z.array(Criterion).min(1).max(5000),
  reason: ChangeReason,
})
const Wishes = <Wish extends z.ZodType>(wish: Wish) => z.array(wish).min(1).max(50_000)
const ChangeMapping = QcReleaseId.extend({
  wishes: Wishes(
    z.object({
      product: z.string(),
      criterion: z.string(),
      /** null takes the exception away. */
      change: z.enum(['add', 'remove']).nullable(),
      reason: z.string().max(10_000),
    }),
  ),
})
const ChangeCapabilities = z.object({
  wishes: Wishes(
    z.object({
      product: z.string(),
      capability: z.string(),
      held: z.boolean(),
      basis: CapabilityBasis,
      evidence: z.string().max(10_000),
    }),
  ),
})
const SaveProduct = z.object({ before: Product.nullable(), after: Product })

/** A change that somebody thinks about, to see what it would do. */
export const Proposal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('save criterion'), input: SaveCriterion }),
  z.object({ kind: z.literal('remove criterion'), input: RemoveCriterion }),
  ChangeCriteria.extend({ kind: z.literal('criteria') }),
  ChangeMapping.extend({ kind: z.literal('mapping') }),
  ChangeCapabilities.extend({ kind: z.literal('capabilities') }),
  SaveProduct.extend({ kind: z.literal('product') }),
])
export type Proposal = z.infer<typeof Proposal>

export const MappingOutcome = z.object({ changed: z.number().int(), skipped: z.array(z.string()) })
export const Roadmap = z.object({ dates: z.array(RoadmapDate), reminders: z.array(z.string()) })
export type Roadmap = z.infer<typeof Roadmap>

export const catalogueEditing = {
  createDraft: call(DraftFields.extend({ basedOn: z.string().nullable() }), QcReleaseListed),
  updateDraft: call(QcReleaseId.extend({ fields: DraftFields }), QcReleaseListed),
  deleteDraft: call(QcReleaseId, Nothing),
  /** Makes it FINAL for its UMD majors; releases that lose their last major become DEPRECATED. */
  publish: call(QcReleaseId, z.object({ qcRelease: QcReleaseListed, deprecated: z.array(z.string()) })),
  saveCriterion: call(SaveCriterion, Nothing),
  removeCriterion: call(RemoveCriterion, Nothing),
  /** Several criteria as one step, such as other capabilities for a dozen of them. */
  changeCriteria: call(ChangeCriteria, Nothing),
  /** Says what kind of change a difference from an earlier release is, and why it was made. */
  declareChange: call(
    QcReleaseId.extend({ from: z.string(), criterionId: z.string(), reason: ChangeReason }),
    Nothing,
  ),
  changeMapping: call(ChangeMapping, MappingOutcome),
  changeCapabilities: call(ChangeCapabilities, MappingOutcome),
  saveProduct: call(SaveProduct, Nothing),
  /** Says that the products of a family are one product under several keys. */
  confirmFamily: call(z.object({ family: z.string().min(1) }), Nothing),
  saveCapability: call(z.object({ before: Capability.nullable(), after: Capability }), Nothing),
  /** Which templates a change would touch, and which open verifications; nothing is changed. */
  previewEffect: call(Proposal, Effect),
  /** What undo would take back, in words; null when there is nothing. */
  undoable: call(Nothing, z.object({ label: z.string().nullable() })),
  undo: call(Nothing, z.object({ undone: z.string() })),
  /** What stands in a form and is not saved yet, as JSON. */
  unfinished: call(z.object({ subject: z.string() }), z.object({ body: z.string().nullable() })),
  keepUnfinished: call(
    z.object({ subject: z.string().max(300), body: z.string().max(4_000_000).nullable() }),
    Nothing,
  ),
  roadmap: call(Nothing, Roadmap),
  setRoadmapDate: call(
    z.object({
      qcVersion: z.string().min(1).max(20),
      milestone: Milestone,
      date: z.iso.date(),
      doneOn: z.iso.date().nullable(),
    }),
    Roadmap,
  ),
}
