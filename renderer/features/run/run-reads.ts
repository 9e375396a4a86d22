import { queryOptions, useQuery } from '@tanstack/react-query'
import type { KeptResult } from '../../../shared/contract/automation.ts'
import type { RunIssues } from '../../../shared/contract/issues.ts'
import type { Testbed } from '../../../shared/contract/testbed.ts'
import type { Offers } from '../../../shared/contract/verifications.ts'
import type { Evidence } from '../../../shared/domain/evidence.ts'
import type { ScopeProposal } from '../../../shared/domain/scope-proposals.ts'
import type { RecordTexts } from '../../../shared/domain/umd-release.ts'
import type { Api } from '../../lib/api.ts'
import { useProgram } from '../../lib/program.tsx'

/** What a run screen reads beside the run itself; a change of any verification makes it read again. */
export const runReads = {
  offers: (api: Api, id: string) =>
    queryOptions({
      queryKey: ['verifications', 'offers', id],
      queryFn: ({ signal }) => api.verifications.offers({ id }, { signal }),
    }),
  proposals: (api: Api, id: string) =>
    queryOptions({
      queryKey: ['releases', 'proposals', id],
      queryFn: ({ signal }) => api.verifications.proposals({ id }, { signal }),
    }),
  time: (api: Api, id: string) =>
    queryOptions({
      queryKey: ['verifications', 'time', id],
      queryFn: ({ signal }) => api.verifications.time({ id }, { signal }),
    }),
  review: (api: Api, id: string) =>
    queryOptions({
      queryKey: ['verifications', 'review', id],
      queryFn: ({ signal }) => api.verifications.review({ id }, { signal }),
    }),
  ticket: (api: Api, id: string) =>
    queryOptions({
      queryKey: ['verifications', 'ticket', id, { also: 'tickets' }],
      queryFn: ({ signal }) => api.verifications.ticket({ id }, { signal }),
    }),
  evidence: (api: Api, verificationId: string) =>
    queryOptions({
      queryKey: ['verifications', 'evidence', verificationId],
      queryFn: ({ signal }) => api.evidence.list({ workId: verificationId }, { signal }),
    }),
  preview: (api: Api, id: string, unmasked: boolean) =>
    queryOptions({
      queryKey: ['preview', id, unmasked],
      queryFn: ({ signal }) => api.evidence.preview({ id, unmasked }, { signal }),
    }),
  issues: (api: Api, verificationId: string) =>
    queryOptions({
      queryKey: ['verifications', 'issues', verificationId, { also: 'tickets' }],
      queryFn: ({ signal }) => api.issues.list({ verificationId }, { signal }),
    }),
  automatic: (api: Api, verificationId: string) =>
    queryOptions({
      queryKey: ['verifications', 'automatic', verificationId],
      queryFn: ({ signal }) => api.automation.list({ verificationId }, { signal }),
    }),
  testbed: (api: Api, verificationId: string) =>
    queryOptions({
      queryKey: ['verifications', 'testbed', verificationId],
      queryFn: ({ signal }) => api.testbed.get({ verificationId }, { signal }),
    }),
}

/** What stands beside the rows of a run; empty until it is read. */
export interface RunAround {
  readonly offers: Offers
  readonly proposals: readonly ScopeProposal[]
  /** The record's own words, which proposals quote; null where it brought none. */
  readonly notes: RecordTexts | null
  readonly evidence: readonly Evidence[]
  readonly issues: RunIssues
  readonly automatic: readonly KeptResult[]
  readonly testbed: Testbed
}

const nothing: RunAround = {
  offers: { offers: [], changed: null },
  proposals: [],
  notes: null,
  evidence: [],
  issues: { issues: [], missingLinks: [], proposedMove: null },
  automatic: [],
  testbed: { machines: [], states: [], otherState: [] },
}

export function useRunAround(id: string): RunAround {
  const { api } = useProgram()
  const proposed = useQuery(runReads.proposals(api, id)).data
  return {
    offers: useQuery(runReads.offers(api, id)).data ?? nothing.offers,
    proposals: proposed?.proposals ?? nothing.proposals,
    notes: proposed !== undefined && hasNotes(proposed.texts) ? proposed.texts : nothing.notes,
    evidence: useQuery(runReads.evidence(api, id)).data ?? nothing.evidence,
    issues: useQuery(runReads.issues(api, id)).data ?? nothing.issues,
    automatic: useQuery(runReads.automatic(api, id)).data ?? nothing.automatic,
    testbed: useQuery(runReads.testbed(api, id)).data ?? nothing.testbed,
  }
}

/** Only these are read for proposals; an address alone says nothing. */
function hasNotes({ releaseNotes, changeLog, knownIssues, description }: RecordTexts): boolean {
  return [releaseNotes, changeLog, knownIssues, description].some((text) => text.trim() !== '')
}
