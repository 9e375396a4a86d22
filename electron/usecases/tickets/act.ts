import { applyIntent, changedValues, showTicket, valuesAt } from '../../../shared/domain/apply-intent.ts'
import type { Deed, Intent } from '../../../shared/domain/intent.ts'
import type { MirroredTicket } from '../../../shared/domain/mirrored-ticket.ts'
import type { TrackerAccount } from '../../../shared/domain/tracker-account.ts'
import { invalid, notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { inTransaction, type ReadDb, type WriteDb } from '../../db/handles.ts'
import { getIntent, insertIntent, listIntentsOfTicket } from '../../db/tables/intents.ts'
import { getTicket } from '../../db/tables/tickets.ts'
import { getAccount } from '../../db/tables/tracker-accounts.ts'
import { actorOf, type Deps } from '../deps.ts'
import { clearMessageDraft } from './drafts.ts'

/** A ticket as its user sees it: the server's state with everything under way laid over it. */
export interface TicketNow {
  readonly account: TrackerAccount
  readonly server: MirroredTicket
  readonly shown: MirroredTicket
  readonly intents: readonly Intent[]
}

export function readTicketNow(db: ReadDb, accountId: string, number: string): Result<TicketNow> {
  const account = getAccount(db, accountId)
  if (!account) return notFound(`account ${accountId}`)
  const server = getTicket(db, accountId, number)
  if (!server) return notFound(`ticket ${number}`)
  const intents = listIntentsOfTicket(db, accountId, number)
  return success({ account, server, shown: showTicket(server, intents), intents })
}

/**
 * Writes what a user wants done on a ticket into the outbox; it is shown at once. What changes nothing is left out.
 * `inOrder`: each waits until the one before it is confirmed, as the steps of the process do.
 */
export function act(
  deps: Deps,
  accountId: string,
  number: string,
  deeds: (now: TicketNow) => Result<readonly Deed[]>,
  inOrder = false,
): Result<readonly Intent[]> {
  return inTransaction(deps.db, (tx) => {
    const now = readTicketNow(tx, accountId, number)
    if (!now.ok) return now
    if (now.value.server.gone)
      return refused('The server does not show this ticket any more; nothing can be changed in it.')
    const wanted = deeds(now.value)
    if (!wanted.ok) return wanted
    const problem = wanted.value.map((deed) => whyNotWanted(deed)).find((reason) => reason !== null)
    if (problem) return invalid(problem)
    return success(appendAll(deps, tx, now.value, wanted.value, inOrder))
  })
}

/** A comment or a reply; what was being written is thereby done. Files without a word are named. */
export function sayOnTicket(
  deps: Deps,
  { accountId, number }: { readonly accountId: string; readonly number: string },
  message: Omit<Extract<Deed, { kind: 'message' }>, 'kind'>,
): Result<readonly Intent[]> {
  return inTransaction(deps.db, (tx) => {
    const isWordless = message.text.trim() === '' && message.files.length > 0
    const text = isWordless ? attachedWords(message.files) : message.text
    const made = act(deps, accountId, number, () => success([{ kind: 'message', ...message, text }]))
    if (made.ok) clearMessageDraft(tx, accountId, number, deps.now().toISOString())
    return made
  })
}

function attachedWords(files: readonly { readonly name: string }[]): string {
  return `Attached: ${files.map(({ name }) => name).join(', ')}`
}

/** A ticket that does not exist yet. It gets its number when the server made it. */
export function createTicket(
  deps: Deps,
  accountId: string,
  draft: Extract<Deed, { kind: 'create' }>['draft'],
): Result<Intent> {
  return inTransaction(deps.db, (tx) => {
    if (!getAccount(tx, accountId)) return notFound(`account ${accountId}`)
    return success(
      append(deps, tx, { accountId, ticket: null, group: null, deed: { kind: 'create', draft } }),
    )
  })
}

function appendAll(
  deps: Deps,
  tx: WriteDb,
  { account, shown, server }: TicketNow,
  deeds: readonly Deed[],
  inOrder: boolean,
): readonly Intent[] {
  const group = inOrder ? deps.newId() : null
  const made: Intent[] = []
  let ticket = shown
  for (const deed of deeds) {
    if (changesNothing(ticket, deed)) continue
    made.push(append(deps, tx, { accountId: account.id, ticket: server.number, group, deed }))
    ticket = applyIntent(ticket, { deed })
  }
  return made
}

function append(
  deps: Deps,
  tx: WriteDb,
  wanted: Pick<Intent, 'accountId' | 'ticket' | 'group' | 'deed'>,
): Intent {
  const id = deps.newId()
  insertIntent(tx, { ...wanted, id, madeAt: deps.now().toISOString(), madeBy: actorOf(tx) })
  const intent = getIntent(tx, id)
  if (!intent) throw new Error(`Intent ${id} was not kept.`)
  return intent
}

function changesNothing(ticket: MirroredTicket, deed: Deed): boolean {
  if (deed.kind === 'link') {
    const isThere = ticket.links.some(
      ({ kind, target }) => kind === deed.link.kind && target === deed.link.target,
    )
    return isThere === (deed.wanted === 'there')
  }
  if (deed.kind !== 'change') return false
  const before = valuesAt(ticket, deed.change.field)
  const after = changedValues(before, deed.change)
  return before.length === after.length && after.every((value) => before.includes(value))
}

/** What no server would take, said before it is queued. */
function whyNotWanted(deed: Deed): string | null {
  if (deed.kind === 'message') return deed.text.trim() === '' ? 'A message is not empty.' : null
  if (deed.kind !== 'change') return null
  const { change } = deed
  const values = change.kind === 'set' ? change.mine : [...change.add, ...change.remove]
  if (values.some((value) => value.trim() === ''))
    return `${change.field.name}: an empty text is not a value.`
  if (change.field.in === 'custom') return null
  const canBeEmpty = change.field.name === 'owner' || change.field.name === 'due'
  if (values.length === 0 && !canBeEmpty) return `${change.field.name} cannot be empty.`
  return values.length > 1 ? `${change.field.name} takes one value.` : null
}
