import { queryOptions } from '@tanstack/react-query'
import type { CriterionFilter } from '../../../shared/domain/criterion-search.ts'
import type { Api } from '../../lib/api.ts'
import { useProgram } from '../../lib/program.tsx'

/** What only the catalogue's screens read; a key starts with its topic, as in lib/reads.ts. */
function createCatalogueReads({ catalogue }: Api) {
  return {
    differences: (from: string, to: string) =>
      queryOptions({
        queryKey: ['catalogue', 'differences', from, to],
        queryFn: ({ signal }) => catalogue.differences({ from, to }, { signal }),
      }),
    revisionLog: (criterionId: string) =>
      queryOptions({
        queryKey: ['catalogue', 'revisionLog', criterionId],
        queryFn: ({ signal }) => catalogue.revisionLog({ criterionId }, { signal }),
      }),
    changes: (qcReleaseId: string) =>
      queryOptions({
        queryKey: ['catalogue', 'changes', qcReleaseId],
        queryFn: ({ signal }) => catalogue.changes({ qcReleaseId }, { signal }),
      }),
    releaseNotes: (qcReleaseId: string) =>
      queryOptions({
        queryKey: ['catalogue', 'releaseNotes', qcReleaseId],
        queryFn: ({ signal }) => catalogue.releaseNotes({ qcReleaseId }, { signal }),
      }),
    productTemplate: (productKey: string, qcReleaseId: string) =>
      queryOptions({
        queryKey: ['catalogue', 'productTemplate', productKey, qcReleaseId],
        queryFn: ({ signal }) => catalogue.productTemplate({ productKey, qcReleaseId }, { signal }),
      }),
    search: (filter: CriterionFilter) =>
      queryOptions({
        queryKey: ['catalogue', 'search', filter],
        queryFn: ({ signal }) => catalogue.search(filter, { signal }),
      }),
    undoable: () =>
      queryOptions({
        queryKey: ['catalogue', 'undoable'],
        queryFn: ({ signal }) => catalogue.edit.undoable({}, { signal }),
      }),
    reviews: () =>
      queryOptions({
        queryKey: ['catalogue', 'reviews'],
        queryFn: ({ signal }) => catalogue.reviews.list({}, { signal }),
      }),
    review: (roundId: string) =>
      queryOptions({
        queryKey: ['catalogue', 'review', roundId],
        queryFn: ({ signal }) => catalogue.reviews.get({ roundId }, { signal }),
      }),
  }
}

export function useCatalogueReads() {
  return createCatalogueReads(useProgram().api)
}
