import type { QueryClient } from '@tanstack/react-query'
import type { Api } from './api.ts'
import { IssueWords, readDraftKey, type DraftField } from './draft-key.ts'
import type { Draft, SendAnswer } from './drafts.ts'
import { showChangedCheck, showChangedRow } from './run-cache.ts'
import { describeTrouble, troubleOf } from './trouble.ts'

/** Who sends, and where the answer is laid over what it shows. */
export interface SendingWindow {
  readonly api: Api
  readonly queries: QueryClient
  readonly windowId: string
}

type SentText = Pick<Draft, 'text' | 'base' | 'seen'>

/** Sends one text to where it belongs and says what became of it; never rejects. */
export async function sendDraft(window: SendingWindow, key: string, draft: SentText): Promise<SendAnswer> {
  const field = readDraftKey(key)
  if (!field) return { kind: 'refused', reason: 'This text belongs to no field of this version of Proviso.' }
  try {
    return { kind: 'kept', revision: await call(window, field, draft) }
  } catch (error) {
    return answerOf(error)
  }
}

/** Answers the new revision of the field. */
async function call(
  { api, queries, windowId: window }: SendingWindow,
  field: DraftField,
  { text, base, seen }: SentText,
): Promise<number> {
  const id = field.verification
  switch (field.of) {
    case 'comment': {
      const input = { id, criterionId: field.at, seen, comment: text, window }
      const row = await api.verifications.setComment(input)
      showChangedRow(queries, id, row)
      return row.commentRevision
    }
    case 'tickets': {
      const input = { id, criterionId: field.at, seen, tickets: text, window }
      const row = await api.verifications.setTickets(input)
      showChangedRow(queries, id, row)
      return row.ticketsRevision
    }
    case 'check': {
      const input = { id, kind: field.at, seen, comment: text, window }
      const check = await api.verifications.setCheckComment(input)
      showChangedCheck(queries, id, check)
      return check.revision
    }
    case 'summary':
      return (await api.verifications.setSummaryField({ id, field: field.at, seen, text })).revision
    case 'issue': {
      const cut = field.at.lastIndexOf('/')
      const name = IssueWords.parse(field.at.slice(cut + 1))
      const change = { id: field.at.slice(0, cut), before: { [name]: base }, changes: { [name]: text } }
      return (await api.issues.change(change)).revision
    }
    case 'caption':
      return (await api.evidence.setCaption({ id: field.at, caption: text, seen })).revision
    case 'exception':
      return (await api.verifications.setExceptionReason({ id, seen, reason: text })).revision
    case 'EA report':
      return (await api.eaReports.setText({ id, place: field.at, seen, text })).revision
    case 'message':
      return (await api.tickets.keepDraft({ accountId: id, number: field.at, seen, text })).revision
  }
}

function answerOf(error: unknown): SendAnswer {
  const trouble = troubleOf(error)
  const reason = describeTrouble(trouble).text
  switch (trouble.kind) {
    case 'conflict':
      return { kind: 'conflict', theirs: trouble.theirs, revision: trouble.revision }
    case 'away':
      return { kind: 'later', reason: 'the service is away.' }
    case 'storage':
    case 'cancelled':
    case 'unexpected':
      return { kind: 'later', reason }
    case 'not-found':
    case 'invalid':
    case 'refused':
      return { kind: 'refused', reason }
  }
}
