import type { DocumentWanted } from '../../shared/domain/document-wanted.ts'

/** Every address of the program, built in one place. Ids may hold slashes, so they travel encoded. */
export const routes = {
  home: '/',
  ppas: '/ppas',
  ppa: (id: string) => `/ppas/${encodeURIComponent(id)}`,
  releases: '/releases',
  release: (version: string) => `/releases/${encodeURIComponent(version)}`,
  run: (id: string) => `/runs/${encodeURIComponent(id)}`,
  report: (id: string) => `/runs/${encodeURIComponent(id)}/report`,
  catalogue: '/catalogue',
  catalogueOf: (part: string) => `/catalogue/${encodeURIComponent(part)}`,
  reports: '/reports',
  /** Any document, page by page. */
  document: (wanted: DocumentWanted) => `/documents/${encodeURIComponent(JSON.stringify(wanted))}`,
  tickets: '/tickets',
  newTicket: '/tickets/new',
  ticket: (accountId: string, number: string) =>
    `/tickets/${encodeURIComponent(accountId)}/${encodeURIComponent(number)}`,
  outbox: '/outbox',
  rollout: '/rollout',
  rolloutOf: (part: string) => `/rollout/${encodeURIComponent(part)}`,
  rolloutReport: (id: string) => `/rollout/reports/${encodeURIComponent(id)}`,
  settings: '/settings',
} as const

/** The text of a route's parameter; a broken escape stands as it is. */
export function decodeParam(param: string): string {
  try {
    return decodeURIComponent(param)
  } catch {
    return param
  }
}
