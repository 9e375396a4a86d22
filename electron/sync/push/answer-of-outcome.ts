import { emptyAnswer, type IntentAnswer, type IntentState } from '../../../shared/domain/intent.ts'
import type { DeedOutcome, Receipt } from './perform.ts'

/** What an outcome means for the intent, before time is added. Pure. */
export interface Verdict {
  readonly state: IntentState
  readonly answer: IntentAnswer
}

export function verdictOf(outcome: DeedOutcome): Verdict {
  switch (outcome.kind) {
    case 'confirmed': {
      const sentence = outcome.alreadyDone ? 'It stood so already.' : 'Read back from the server and equal.'
      return {
        state: 'confirmed',
        answer: { ...emptyAnswer, sentence, says: [...outcome.says], proof: proofOf(outcome.receipt) },
      }
    }
    case 'partial':
      return {
        state: 'refused',
        answer: {
          ...emptyAnswer,
          sentence: 'The server took it, but not as it was asked to.',
          says: [...outcome.says],
          differences: [...outcome.differences],
          partly: true,
          proof: proofOf(outcome.receipt),
        },
      }
    case 'conflict': {
      const first = outcome.conflicts[0]
      const who = outcome.afterWrite
        ? 'Somebody wrote the same field at the same moment.'
        : 'Somebody changed the same field before this was sent; nothing of it was written.'
      return {
        state: 'conflict',
        answer: {
          ...emptyAnswer,
          sentence: who,
          says: [...outcome.says],
          conflict:
            first === undefined
              ? null
              : {
                  field: first.field,
                  base: [...first.base],
                  mine: [...first.mine],
                  theirs: [...first.theirs],
                  stands: [...first.stands],
                },
        },
      }
    }
    case 'refused':
      return {
        state: 'refused',
        answer: {
          ...emptyAnswer,
          sentence: outcome.message,
          says: [...outcome.says],
          differences: [...outcome.differences],
        },
      }
    case 'ticket-gone':
      return {
        state: 'refused',
        answer: { ...emptyAnswer, sentence: goneSentence(outcome), partly: outcome.mayBeWritten },
      }
    case 'not-sent':
      return {
        state: 'queued',
        answer: {
          ...emptyAnswer,
          // The read before the write was cut; its own words speak of a request that may have arrived.
          sentence:
            outcome.failure.kind === 'lost'
              ? 'The line broke before anything was written; it is tried again.'
              : outcome.failure.message,
          says: some(outcome.failure.serverSays),
        },
      }
    case 'uncertain':
      return {
        state: 'uncertain',
        answer: { ...emptyAnswer, sentence: outcome.why, says: some(outcome.failure.serverSays) },
      }
  }
}

function proofOf(receipt: Receipt): NonNullable<IntentAnswer['proof']> {
  if ('transactionId' in receipt) {
    return {
      what: `entry ${receipt.transactionId} of ticket ${receipt.ticketId}`,
      files: receipt.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    }
  }
  return { what: `ticket ${receipt.ticket.id} at version ${receipt.version}`, files: [] }
}

function goneSentence({ presence, mayBeWritten }: Extract<DeedOutcome, { kind: 'ticket-gone' }>): string {
  const written = mayBeWritten
    ? 'What you asked for was sent before, and may have been written.'
    : 'Nothing was written.'
  switch (presence.kind) {
    case 'merged':
      return mayBeWritten
        ? `The ticket was merged into ${presence.into} meanwhile. ${written} Look there.`
        : `The ticket was merged into ${presence.into} meanwhile. ${written} Do it there if it still applies.`
    case 'deleted':
      return `The ticket was deleted meanwhile. ${written}`
    case 'hidden':
      return `Your account may not see the ticket any more. ${written}`
    case 'unknown':
      return `The server knows no such ticket. ${written}`
  }
}

function some(text: string | null): string[] {
  return text === null ? [] : [text]
}
