import { listCapabilities } from '../db/tables/capabilities.ts'
import { listCriteria } from '../db/tables/criteria.ts'
import { searchCriteria } from '../db/tables/criterion-search.ts'
import { listMappingChanges } from '../db/tables/mapping-changes.ts'
import { listProducts } from '../db/tables/products.ts'
import { listQcReleases } from '../db/tables/qc-releases.ts'
import { readProductTemplate } from '../usecases/catalogue/product-template.ts'
import {
  diffQcReleases,
  readChanges,
  readReleaseNotes,
  readRevisionLog,
} from '../usecases/catalogue/read-changes.ts'
import { answer, api } from './answer.ts'
import { catalogueEditingHandlers } from './catalogue-editing-handlers.ts'
import { catalogueExchangeHandlers } from './catalogue-exchange-handlers.ts'
import { catalogueReviewsHandlers } from './catalogue-reviews-handlers.ts'

const { catalogue } = api

export const catalogueHandlers = catalogue.router({
  qcReleases: catalogue.qcReleases.handler(({ context }) => [...listQcReleases(context.deps.db)]),
  criteria: catalogue.criteria.handler(({ context, input }) =>
    listCriteria(context.deps.db, input.qcReleaseId).map((kept) => kept.criterion),
  ),
  capabilities: catalogue.capabilities.handler(({ context }) => [...listCapabilities(context.deps.db)]),
  products: catalogue.products.handler(({ context }) => [...listProducts(context.deps.db)]),
  mappingChanges: catalogue.mappingChanges.handler(({ context, input }) => [
    ...listMappingChanges(context.deps.db, input.qcReleaseId),
  ]),
  productTemplate: catalogue.productTemplate.handler(({ context, input }) => {
    const { rows, removed } = answer(
      readProductTemplate(context.deps.db, input.productKey, input.qcReleaseId),
    )
    return { rows: [...rows], removed: [...removed] }
  }),
  search: catalogue.search.handler(({ context, input }) => [...searchCriteria(context.deps.db, input)]),
  differences: catalogue.differences.handler(({ context, input }) => [
    ...answer(diffQcReleases(context.deps.db, input.from, input.to)),
  ]),
  revisionLog: catalogue.revisionLog.handler(({ context, input }) => [
    ...readRevisionLog(context.deps.db, input.criterionId),
  ]),
  changes: catalogue.changes.handler(({ context, input }) => [
    ...answer(readChanges(context.deps.db, input.qcReleaseId)),
  ]),
  releaseNotes: catalogue.releaseNotes.handler(({ context, input }) =>
    answer(readReleaseNotes(context.deps.db, input.qcReleaseId)),
  ),
  edit: catalogueEditingHandlers,
  exchange: catalogueExchangeHandlers,
  reviews: catalogueReviewsHandlers,
})
