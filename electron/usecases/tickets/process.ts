import { spellProgress, spellUmdMajor } from '../../../shared/domain/process-values.ts'
import type { Intent } from '../../../shared/domain/intent.ts'
import type { Result } from '../../../shared/errors.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listQueueFields } from '../../db/tables/queue-fields.ts'
import type { Deps } from '../deps.ts'
import { act, type TicketNow } from './act.ts'
import { moveDeeds, startDeeds, type Move, type Spelling } from './deeds.ts'

interface TicketPlace {
  readonly accountId: string
  readonly number: string
}

/** Starts the verification of a ticket: three updates, each proven before the next is sent. */
export function startOnTicket(
  deps: Deps,
  { accountId, number }: TicketPlace,
  umdMajor: number,
): Result<readonly Intent[]> {
  return act(deps, accountId, number, (now) => startDeeds(now, umdMajor, spelling(deps.db, now)), true)
}

/** Moves a ticket along the process, with hours, links, words and files before the move. */
export function moveTicket(
  deps: Deps,
  { accountId, number }: TicketPlace,
  move: Move,
): Result<readonly Intent[]> {
  return act(deps, accountId, number, (now) => moveDeeds(now, move, spelling(deps.db, now)), true)
}

/** How the server of a ticket spells a progress. */
export function spelling(db: ReadDb, { account, server }: TicketNow): Spelling {
  const fields = listQueueFields(db, account.id, server.queue)
  const allowed = (field: string) => fields.find(({ name }) => name === field)?.detail?.allowed ?? null
  const { mapping, values } = account
  return {
    progress: (progress) => spellProgress(values, allowed(mapping.rolloutProgress), progress),
    umdMajor: (umdMajor) => spellUmdMajor(allowed(mapping.umdRelease), umdMajor),
  }
}
