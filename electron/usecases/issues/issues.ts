import { failure, notFound, success, type Result } from '../../../shared/errors.ts'
import { canonicalJson } from '../../../shared/domain/canonical.ts'
import {
  emptyIssue,
  FoundIssueFields,
  linkPlaces,
  missingInIssue,
  missingLinks,
  type FoundIssue,
  type LinkPlaces,
} from '../../../shared/domain/found-issue.ts'
import { draftText, ggusDraft, type GgusDraft } from '../../../shared/domain/ggus-draft.ts'
import { proposeMove, type ProposedMove } from '../../../shared/domain/run-life-cycle.ts'
import type { ReadDb } from '../../db/handles.ts'
import {
  getIssue,
  insertIssue,
  listIssues,
  updateIssue,
  withdrawIssue,
} from '../../db/tables/found-issues.ts'
import { listSettings } from '../../db/tables/settings.ts'
import { getRow } from '../../db/tables/verification-rows.ts'
import type { Deps, Nothing } from '../deps.ts'
import { changeRun } from '../verification/change.ts'
import { readVerification } from '../verification/read.ts'
import { ticketFactsOfRun } from '../verification/run-ticket.ts'

/** An issue with everything that is worked out from it. */
export interface IssueDetail {
  readonly issue: FoundIssue
  readonly draft: GgusDraft
  readonly text: string
  readonly missing: readonly string[]
  readonly places: LinkPlaces
}

export interface RunIssues {
  readonly issues: readonly IssueDetail[]
  /** What the checklist of links lacks, one sentence each. */
  readonly missingLinks: readonly string[]
  readonly proposedMove: ProposedMove | null
}

/** Every issue of a run as a draft, with the checklist and what it proposes for the ticket. */
export function readIssues(db: ReadDb, verificationId: string): Result<RunIssues> {
  const read = readVerification(db, verificationId)
  if (!read.ok) return read
  const issues = listIssues(db, verificationId)
  const { summary, rows, state, outcome } = read.value
  const written = { ggusTickets: summary.ggusTickets, rowTickets: rows.map((row) => row.tickets) }
  return success({
    issues: issues.map((issue) => {
      const draft = ggusDraft(issue, read.value)
      return {
        issue,
        draft,
        text: draftText(draft),
        missing: missingInIssue(issue),
        places: linkPlaces(issue, written),
      }
    }),
    missingLinks: missingLinks(issues, written),
    proposedMove: proposeMove(ticketFactsOfRun(db, read.value), { state, outcome, issues }),
  })
}

/** A new issue; with a criterion it begins with that row's title and words. */
export function addIssue(deps: Deps, verificationId: string, criterionId: string | null): Result<FoundIssue> {
  return changeRun(deps, verificationId, (tx) => {
    const row = criterionId === null ? undefined : getRow(tx, verificationId, criterionId)
    if (criterionId !== null && !row) return notFound(`criterion ${criterionId} in this verification`)
    const fields: FoundIssueFields = {
      ...emptyIssue,
      criterionIds: row ? [row.criterion.id] : [],
      critical: row?.verdict === 'FAIL' && row.criterion.critical.kind === 'yes',
    }
    const id = deps.newId()
    const foundBy = listSettings(tx).get('verifier')?.trim() ?? ''
    insertIssue(tx, { id, verificationId, foundAt: deps.now().toISOString(), foundBy }, fields)
    const issue = getIssue(tx, id)
    if (!issue) return notFound(`issue ${id}`)
    return success({
      value: issue,
      trail: { action: 'issue found', data: { issue: id, criterion: criterionId } },
    })
  })
}

/**
 * Keeps fields of an issue as written. `before` is what the caller saw in them: a field that was changed elsewhere meanwhile
 * is a conflict, the other fields of the issue are not looked at.
 */
export function changeIssue(
  deps: Deps,
  id: string,
  before: Partial<FoundIssueFields>,
  changes: Partial<FoundIssueFields>,
): Result<FoundIssue> {
  const found = getIssue(deps.db, id)
  if (!found) return notFound(`issue ${id}`)
  return changeRun(deps, found.verificationId, (tx) => {
    const kept = getIssue(tx, id) ?? found
    const wanted = FoundIssueFields.parse({ ...kept, ...changes })
    if (isSame(FoundIssueFields.parse(kept), wanted)) return success({ value: kept, trail: null })
    const other = namesOf(changes).find(
      (name) => !isSame(kept[name], before[name]) && !isSame(kept[name], changes[name]),
    )
    if (other !== undefined) {
      return failure({
        kind: 'conflict',
        message: 'This was changed in another window meanwhile. Nothing was lost: look at it again.',
        theirs: String(kept[other]),
        revision: kept.revision,
      })
    }
    updateIssue(tx, id, wanted, deps.now().toISOString())
    const after = getIssue(tx, id) ?? kept
    const trail = { action: 'issue changed', data: { issue: id, fields: namesOf(changes) } }
    return success({ value: after, trail })
  })
}

function namesOf(changes: Partial<FoundIssueFields>): readonly (keyof FoundIssueFields)[] {
  return FoundIssueFields.keyof().options.filter((name) => changes[name] !== undefined)
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null)
}

export function removeIssue(deps: Deps, id: string): Result<Nothing> {
  const issue = getIssue(deps.db, id)
  if (!issue) return notFound(`issue ${id}`)
  return changeRun(deps, issue.verificationId, (tx) => {
    withdrawIssue(tx, id, deps.now().toISOString())
    return success({
      value: {},
      trail: { action: 'issue withdrawn', data: { issue: id, title: issue.title } },
    })
  })
}
