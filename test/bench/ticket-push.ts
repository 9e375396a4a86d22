import { join } from 'node:path'
import type { Deed } from '../../shared/domain/intent.ts'
import { act } from '../../electron/usecases/tickets/act.ts'
import { setTo } from '../../electron/usecases/tickets/deeds.ts'
import { pushAndReadBack, pushBlindly, type BenchDeed } from './bare-push.ts'
import { withFolder } from './bench-folder.ts'
import { compare, type BenchOptions, type Figure } from './measure.ts'
import { openBenchDesk, type BenchDesk } from './ticket-desk.ts'
import { withFullServer } from './ticket-server.ts'

const tickets = 400
const intents = 2000

/** A month of work queued without a line and then sent to a real server, against bare writes of the same. */
export function measureTicketPush({ say }: BenchOptions): Promise<readonly Figure[]> {
  return withFullServer(tickets, say, (server) =>
    withFolder(async (folder) => {
      const desk = openBenchDesk(join(folder, 'data'), server.url, server.tokens.verifier)
      await desk.engine.syncOnce({ whole: true })
      say(`queueing ${String(intents)} intents`)
      const queued = await timed(async () => {
        for (const deed of deedsOf('ours')) queue(desk, deed)
      })
      say('sending them')
      const pushed = await timed(() => drain(desk))
      const confirmed = countConfirmed(desk)
      desk.close()
      if (confirmed !== intents) throw new Error(`Only ${String(confirmed)} were confirmed.`)
      say('the same with bare requests that read back')
      const proven = await timed(() => pushAndReadBack(server, deedsOf('proven')))
      say('the same with bare writes')
      const blind = await timed(() => pushBlindly(server, deedsOf('blind')))
      const note = `${String(intents)} intents on ${String(tickets)} tickets, three of five change a field, two comment`
      const name = `push: ${String(intents)} intents`
      return [
        compare({ name, unit: 'ms', peerName: 'bare writes that read back', note }, [pushed], [proven]),
        compare({ name, unit: 'ms', peerName: 'bare writes', note }, [pushed], [blind]),
        compare(
          { name: 'push: queueing one', unit: 'ms', peerName: 'limit', note },
          [queued / intents],
          [10],
        ),
      ]
    }),
  )
}

const fields = ['UMDRelease', 'RepositoryURL', 'VerificationHours'] as const

function deedsOf(side: string): readonly BenchDeed[] {
  return Array.from({ length: intents }, (_, number): BenchDeed => {
    const ticket = String((number % tickets) + 1)
    const turn = Math.floor(number / tickets)
    const field = fields[turn]
    if (field === undefined) return { ticket, comment: `What ${side} had to say, ${String(number)}.` }
    const value = field === 'VerificationHours' ? String(number) : `${side} ${String(number)}`
    return { ticket, field, value }
  })
}

function queue(desk: BenchDesk, deed: BenchDeed): void {
  const queued = act(desk.deps, desk.accountId, deed.ticket, ({ shown }) => {
    const made: Deed =
      'comment' in deed
        ? { kind: 'message', as: 'comment', text: deed.comment, subject: '', files: [] }
        : setTo(shown, { in: 'custom', name: deed.field }, [deed.value])
    return { ok: true, value: [made] }
  })
  if (!queued.ok) throw new Error(queued.failure.message)
}

async function drain(desk: BenchDesk): Promise<void> {
  const run = await desk.engine.syncOnce()
  const failure = run.kind === 'done' ? run.rounds[0]?.failure : null
  if (failure) throw new Error(failure.message)
}

function countConfirmed(desk: BenchDesk): number {
  return desk.db.prepare("select count(*) from intent where state = 'confirmed'").pluck().get() as number
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
