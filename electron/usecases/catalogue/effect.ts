import type { ChangeReason } from '../../../shared/domain/criterion-change.ts'
import type { Criterion } from '../../../shared/domain/criterion.ts'
import {
  compareTemplates,
  type Effect,
  type TemplateEffect,
  type TemplateSnapshot,
} from '../../../shared/domain/effect.ts'
import { resolveTemplate } from '../../../shared/domain/mapping.ts'
import type { Product } from '../../../shared/domain/product.ts'
import { success, type Result } from '../../../shared/errors.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listCapabilities } from '../../db/tables/capabilities.ts'
import { listCriteria } from '../../db/tables/criteria.ts'
import { listMappingChanges } from '../../db/tables/mapping-changes.ts'
import { listOpenVerifications } from '../../db/tables/open-rows.ts'
import { listProducts } from '../../db/tables/products.ts'
import { listQcReleases } from '../../db/tables/qc-releases.ts'
import { tryOut } from '../all-or-nothing.ts'
import type { Deps } from '../deps.ts'
import { removeCriterion, saveCriterion, type SaveCriterion } from './edit-criterion.ts'
import { changeMapping, changeProductCapabilities, type CapabilityWish, type MappingWish } from './mapping.ts'
import { saveProduct } from './save-product.ts'
import { changeCriteria } from './take-in-criteria.ts'

/** A change that somebody thinks about. */
export type Proposal =
  | { readonly kind: 'save criterion'; readonly input: SaveCriterion }
  | {
      readonly kind: 'remove criterion'
      readonly input: {
        readonly qcReleaseId: string
        readonly criterionId: string
        readonly reason: ChangeReason
      }
    }
  | {
      readonly kind: 'criteria'
      readonly qcReleaseId: string
      readonly criteria: readonly Criterion[]
      readonly reason: ChangeReason
    }
  | { readonly kind: 'mapping'; readonly qcReleaseId: string; readonly wishes: readonly MappingWish[] }
  | { readonly kind: 'capabilities'; readonly wishes: readonly CapabilityWish[] }
  | { readonly kind: 'product'; readonly before: Product | null; readonly after: Product }

/** Which templates a change would give or take rows, and which open verifications that concerns. Changes nothing. */
export function previewEffect(deps: Deps, proposal: Proposal): Result<Effect> {
  const releases = releasesOf(deps.db, proposal)
  const before = takeSnapshots(deps.db, releases)
  return tryOut(deps.db, (tx): Result<Effect> => {
    const done = carryOutProposal({ ...deps, db: tx }, proposal)
    if (!done.ok) return done
    const templates = compareTemplates(before, takeSnapshots(tx, releases))
    return success({ templates: [...templates], verifications: [...touchedBy(tx, templates)] })
  })
}

function carryOutProposal(deps: Deps, proposal: Proposal): Result<unknown> {
  switch (proposal.kind) {
    case 'save criterion':
      return saveCriterion(deps, proposal.input)
    case 'remove criterion':
      return removeCriterion(deps, proposal.input)
    case 'criteria':
      return changeCriteria(deps, proposal)
    case 'mapping':
      return changeMapping(deps, proposal.qcReleaseId, proposal.wishes)
    case 'capabilities':
      return changeProductCapabilities(deps, proposal.wishes)
    case 'product':
      return saveProduct(deps, proposal)
  }
}

/** A criterion or an exception concerns its own release; what a product provides concerns all that are not past. */
function releasesOf(db: ReadDb, proposal: Proposal): readonly string[] {
  switch (proposal.kind) {
    case 'save criterion':
    case 'remove criterion':
      return [proposal.input.qcReleaseId]
    case 'criteria':
    case 'mapping':
      return [proposal.qcReleaseId]
    case 'capabilities':
    case 'product':
      return listQcReleases(db)
        .filter((release) => release.state !== 'DEPRECATED')
        .map((release) => release.id)
  }
}

/** The template of every product for each of these releases. */
export function takeSnapshots(db: ReadDb, qcReleaseIds: readonly string[]): readonly TemplateSnapshot[] {
  const products = listProducts(db)
  const capabilities = listCapabilities(db)
  return qcReleaseIds.flatMap((qcReleaseId) => {
    const kept = listCriteria(db, qcReleaseId)
    const criteria = kept.map(({ criterion }) => criterion)
    const digests = new Map(kept.map(({ criterion, digest }) => [criterion.id, digest]))
    const changes = Map.groupBy(listMappingChanges(db, qcReleaseId), (change) => change.product)
    return products.map((product) => {
      const { rows } = resolveTemplate(product, criteria, capabilities, changes.get(product.key) ?? [])
      return {
        qcReleaseId,
        productKey: product.key,
        productName: product.name,
        rows: new Map(
          rows.map(({ criterion, reason }) => [
            criterion.id,
            {
              title: criterion.title,
              digest: digests.get(criterion.id) ?? '',
              because: reason.sentence,
            },
          ]),
        ),
      }
    })
  })
}

function touchedBy(db: ReadDb, templates: readonly TemplateEffect[]) {
  const byProduct = Map.groupBy(templates, (template) => template.productKey)
  return listOpenVerifications(db).flatMap((open) => {
    const criteria = (byProduct.get(open.productKey) ?? []).flatMap((template) => [
      ...template.gains.map((row) => row.criterionId),
      ...template.loses.map((row) => row.criterionId),
      ...template.changes,
    ])
    const { id, ppaId, qcReleaseId } = open
    return criteria.length === 0 ? [] : [{ id, ppaId, qcReleaseId, criteria: [...new Set(criteria)] }]
  })
}
