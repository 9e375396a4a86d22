import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../../lib/api.ts'

/** A longer list is no help on a screen. */
export const mostListed = 200

/** What the screens of reports read; a change of staged rollout or of tickets makes them read again. */
export const reportReads = {
  list: (api: Api) =>
    queryOptions({
      queryKey: ['rollout', 'EA reports'],
      queryFn: ({ signal }) => api.eaReports.list({ newest: mostListed }, { signal }),
    }),
  waiting: (api: Api) =>
    queryOptions({
      queryKey: ['rollout', 'EA waiting', { also: 'tickets' }, { also: 'settings' }],
      queryFn: ({ signal }) => api.eaReports.waiting({}, { signal }),
    }),
  one: (api: Api, id: string) =>
    queryOptions({
      queryKey: ['rollout', 'EA report', id, { also: 'tickets' }],
      queryFn: ({ signal }) => api.eaReports.get({ id }, { signal }),
    }),
  evidence: (api: Api, id: string) =>
    queryOptions({
      queryKey: ['rollout', 'EA evidence', id, { also: 'verifications' }],
      queryFn: ({ signal }) => api.evidence.list({ workId: id }, { signal }),
    }),
}
