import type { Verification } from '../../shared/domain/verification.ts'
import type { RunWork } from '../../shared/domain/run-work.ts'
import { makeRow } from './make-row.ts'
import { samplePpa } from './sample-verification.ts'

/** A verification that lacks nothing, with the members a test is about. */
export function makeVerification(changes: Partial<Verification> = {}): Verification {
  const summary = { verifier: 'A. Tester', institute: '', testEnvironment: '', rtTicket: '', ggusTickets: '' }
  return {
    id: '1',
    ppa: samplePpa(),
    qcReleaseId: 'QC7',
    qcVersion: '7',
    releaseType: 'major',
    state: 'open',
    startedAt: '2012-03-05T08:00:00.000Z',
    updatedAt: '2012-03-05T08:00:00.000Z',
    finishedAt: null,
    outcome: 'accepted',
    summary: { ...summary, issues: '', hints: '', hours: '', outcomeReason: '' },
    summaryRevisions: {} as Verification['summaryRevisions'],
    checks: [
      { kind: 'installation', verdict: 'OK', comment: '', revision: 0 },
      { kind: 'upgrade', verdict: 'NOT TESTED', comment: '', revision: 0 },
    ],
    rows: [makeRow({ verdict: 'OK' })],
    position: null,
    ...changes,
  }
}

/** The work on a run about which nothing was said yet. */
export function makeWork(changes: Partial<RunWork> = {}): RunWork {
  return {
    rows: {},
    conditions: [],
    exception: null,
    exceptionRevision: 0,
    previousVersion: null,
    shares: { fresh: 0, automatic: 0, carried: 0, copied: 0 },
    openShowstoppers: [],
    untitledIssues: 0,
    rivals: [],
    rivalParts: [],
    ...changes,
  }
}
