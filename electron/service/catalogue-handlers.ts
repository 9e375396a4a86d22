import { listCapabilities } from '../db/tables/capabilities.ts'
import { listCriteria } from '../db/tables/criteria.ts'
import { listMappingChanges } from '../db/tables/mapping-changes.ts'
import { listProducts } from '../db/tables/products.ts'
import { listQcReleases } from '../db/tables/qc-releases.ts'
import { api } from './answer.ts'

export const catalogueHandlers = api.catalogue.router({
  qcReleases: api.catalogue.qcReleases.handler(({ context }) => [...listQcReleases(context.deps.db)]),
  criteria: api.catalogue.criteria.handler(({ context, input }) =>
    listCriteria(context.deps.db, input.qcReleaseId).map((kept) => kept.criterion),
  ),
  capabilities: api.catalogue.capabilities.handler(({ context }) => [...listCapabilities(context.deps.db)]),
  products: api.catalogue.products.handler(({ context }) => [...listProducts(context.deps.db)]),
  mappingChanges: api.catalogue.mappingChanges.handler(({ context, input }) => [
    ...listMappingChanges(context.deps.db, input.qcReleaseId),
  ]),
})
