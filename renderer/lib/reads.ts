import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import type { Topic } from '../../shared/contract/app.ts'
import type { DocumentWanted, ReportChosen } from '../../shared/domain/document-wanted.ts'
import type { Api } from './api.ts'

/**
 * Everything the screens read. A key starts with its topic, so that a change of the topic makes it read again;
 * `also` in a key names a second topic it depends on.
 */
export function createReads(api: Api) {
  return {
    about: () =>
      queryOptions({ queryKey: ['about'], queryFn: ({ signal }) => api.app.about({}, { signal }) }),
    settings: () =>
      queryOptions({ queryKey: ['settings'], queryFn: ({ signal }) => api.app.settings({}, { signal }) }),
    qcReleases: () =>
      queryOptions({
        queryKey: ['catalogue', 'qcReleases'],
        queryFn: ({ signal }) => api.catalogue.qcReleases({}, { signal }),
      }),
    criteria: (qcReleaseId: string) =>
      queryOptions({
        queryKey: ['catalogue', 'criteria', qcReleaseId],
        queryFn: ({ signal }) => api.catalogue.criteria({ qcReleaseId }, { signal }),
      }),
    capabilities: () =>
      queryOptions({
        queryKey: ['catalogue', 'capabilities'],
        queryFn: ({ signal }) => api.catalogue.capabilities({}, { signal }),
      }),
    products: () =>
      queryOptions({
        queryKey: ['catalogue', 'products'],
        queryFn: ({ signal }) => api.catalogue.products({}, { signal }),
      }),
    mappingChanges: (qcReleaseId: string) =>
      queryOptions({
        queryKey: ['catalogue', 'mappingChanges', qcReleaseId],
        queryFn: ({ signal }) => api.catalogue.mappingChanges({ qcReleaseId }, { signal }),
      }),
    /** The dates of the next QC releases and their reviews, and what of it is due. */
    roadmap: () =>
      queryOptions({
        queryKey: ['catalogue', 'roadmap'],
        queryFn: ({ signal }) => api.catalogue.edit.roadmap({}, { signal }),
      }),
    releases: () =>
      queryOptions({
        queryKey: ['releases', 'list'],
        queryFn: ({ signal }) => api.releases.list({}, { signal }),
      }),
    release: (version: string) =>
      queryOptions({
        queryKey: ['releases', 'one', version],
        queryFn: ({ signal }) => api.releases.get({ version }, { signal }),
      }),
    ppas: () =>
      queryOptions({
        queryKey: ['releases', 'ppas', { also: 'verifications' }],
        queryFn: ({ signal }) => api.releases.ppas({}, { signal }),
      }),
    ppa: (id: string) =>
      queryOptions({
        queryKey: ['releases', 'ppa', id],
        queryFn: ({ signal }) => api.releases.ppa({ id }, { signal }),
      }),
    template: (ppaId: string, qcReleaseId: string | null) =>
      queryOptions({
        queryKey: ['releases', 'template', ppaId, qcReleaseId, { also: 'catalogue' }],
        queryFn: ({ signal }) => api.releases.template({ ppaId, qcReleaseId }, { signal }),
      }),
    verifications: () =>
      queryOptions({
        queryKey: ['verifications', 'list'],
        queryFn: ({ signal }) => api.verifications.list({}, { signal }),
      }),
    importedReports: () =>
      queryOptions({
        queryKey: ['verifications', 'imported'],
        queryFn: ({ signal }) => api.documents.importedReports({}, { signal }),
      }),
    comparison: (first: ReportChosen, second: ReportChosen) =>
      queryOptions({
        queryKey: ['verifications', 'comparison', first, second],
        queryFn: ({ signal }) => api.documents.compare({ first, second }, { signal }),
      }),
    /** What a document is called, and whether it would be another one now. */
    documentState: (wanted: DocumentWanted) =>
      queryOptions({
        queryKey: [
          'verifications',
          'document',
          wanted,
          { also: 'releases' },
          { also: 'catalogue' },
          { also: 'rollout' },
          { also: 'tickets' },
        ],
        queryFn: ({ signal }) => api.documents.state({ wanted }, { signal }),
      }),
    verification: (id: string) =>
      queryOptions({
        queryKey: ['verifications', 'one', id],
        queryFn: ({ signal }) => api.verifications.get({ id }, { signal }),
      }),
    trackerAccounts: () =>
      queryOptions({
        queryKey: ['tickets', 'accounts'],
        queryFn: ({ signal }) => api.tickets.accounts({}, { signal }),
      }),
    tickets: (text: string) =>
      queryOptions({
        queryKey: ['tickets', 'list', text],
        queryFn: ({ signal }) => api.tickets.list({ text }, { signal }),
        placeholderData: keepPreviousData,
      }),
    ticket: (accountId: string, number: string) =>
      queryOptions({
        queryKey: ['tickets', 'one', accountId, number, { also: 'verifications' }],
        queryFn: ({ signal }) => api.tickets.get({ accountId, number }, { signal }),
      }),
    queueFields: (accountId: string, queue: string) =>
      queryOptions({
        queryKey: ['tickets', 'fields', accountId, queue],
        queryFn: ({ signal }) => api.tickets.queueFields({ accountId, queue }, { signal }),
      }),
    outbox: () =>
      queryOptions({
        queryKey: ['tickets', 'outbox'],
        queryFn: ({ signal }) => api.tickets.outbox({ settled: 100 }, { signal }),
      }),
    syncStatus: () =>
      queryOptions({
        queryKey: ['tickets', 'status'],
        queryFn: ({ signal }) => api.tickets.status({}, { signal }),
      }),
  }
}
export type Reads = ReturnType<typeof createReads>

/** Reads again what a change of these topics may have touched; what is not on a screen waits until it is. */
export function readAgain(client: QueryClient, topics: readonly Topic[]): void {
  void client.invalidateQueries({ predicate: ({ queryKey }) => concerns(queryKey, topics) })
}

/** Whether a query with this key depends on one of the topics. */
export function concerns(queryKey: readonly unknown[], topics: readonly Topic[]): boolean {
  return queryKey.some((part, index) => {
    const topic = index === 0 ? part : isAlso(part) ? part.also : undefined
    return topics.some((changed) => changed === topic)
  })
}

function isAlso(part: unknown): part is { readonly also: string } {
  return typeof part === 'object' && part !== null && 'also' in part
}

/** A pause, in milliseconds, after which what a window's own changes touched elsewhere is read again. */
const ownChangePause = 700

/**
 * Reads again what this window's own changes of single rows may have touched, when it comes to rest: the run itself was
 * laid over by their answers. Everything is called old at once, so that a screen that opens meanwhile reads it.
 */
export function createLateReads(client: QueryClient): (topics: readonly Topic[]) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (topics) => {
    const filters = {
      predicate: ({ queryKey }: { readonly queryKey: readonly unknown[] }) =>
        concerns(queryKey, topics) && !(queryKey[0] === 'verifications' && queryKey[1] === 'one'),
    }
    void client.invalidateQueries({ ...filters, refetchType: 'none' })
    clearTimeout(timer)
    timer = setTimeout(() => void client.invalidateQueries(filters), ownChangePause)
  }
}
