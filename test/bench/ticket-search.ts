import { join } from 'node:path'
import { inTransaction } from '../../electron/db/handles.ts'
import { searchTickets } from '../../electron/db/tables/ticket-list.ts'
import { listAccounts } from '../../electron/db/tables/tracker-accounts.ts'
import { keepTickets } from '../../electron/sync/mirror.ts'
import type { TrackerTicket } from '../../electron/sync/trackers/ticket.ts'
import { withFolder } from './bench-folder.ts'
import { compare, p95, type BenchOptions, type Figure } from './measure.ts'
import { openBenchDesk } from './ticket-desk.ts'

const ticketCount = 100_000
const words = [
  'dcache',
  'storm',
  'arc',
  'voms',
  'łódź',
  'θεσσαλονίκη',
  'upgrade',
  'testbed',
  'certificate',
  'gridftp',
]
const asked = [
  'd',
  'dc',
  'dcache',
  'dcache upg',
  'lodz',
  'θεσσ',
  '4711',
  'product 99',
  'certificate gridftp storm',
]

/** Words typed into the search over a hundred thousand mirrored tickets, newest first. */
export function measureTicketSearch({ runs = 30, say }: BenchOptions): Promise<readonly Figure[]> {
  return withFolder(async (folder) => {
    const desk = openBenchDesk(join(folder, 'data'), 'https://bench.invalid', 'none')
    const [account] = listAccounts(desk.db)
    if (!account) throw new Error('The account was not kept.')
    say(`laying in ${String(ticketCount)} tickets`)
    for (let start = 0; start < ticketCount; start += 1000) {
      const batch = Array.from({ length: 1000 }, (_, index) => makeTicket(start + index + 1))
      inTransaction(desk.db, (tx) => keepTickets(tx, account, batch, 'full'))
    }
    const times: number[] = []
    for (let run = 0; run < runs; run += 1) {
      for (const text of asked) {
        const begun = performance.now()
        searchTickets(desk.db, text, 500)
        times.push(performance.now() - begun)
      }
    }
    desk.close()
    const note = `${String(asked.length)} questions, newest first; the budget is 50 ms`
    return [
      compare({ name: 'search 100,000 tickets, median', unit: 'ms', peerName: 'budget', note }, times, [50]),
      compare(
        { name: 'search 100,000 tickets, p95', unit: 'ms', peerName: 'budget', note },
        [p95(times)],
        [50],
      ),
    ]
  })
}

function makeTicket(number: number): TrackerTicket {
  const word = (step: number) => words[(number * 7 + step * 3) % words.length] ?? ''
  const text = Array.from({ length: 60 }, (_, index) => word(index)).join(' ')
  return {
    id: String(number),
    queue: { id: '3', name: 'sw-rel' },
    subject: `product ${String(number)} ${word(1)}`,
    status: 'open',
    owner: null,
    creator: 'bouncer',
    lastUpdatedBy: null,
    requestors: [],
    cc: [],
    adminCc: [],
    priority: 0,
    minutesWorked: 0,
    created: '2026-11-01T00:00:00Z',
    lastUpdated: '2026-11-01T00:00:00Z',
    due: null,
    resolved: null,
    fields: [
      { id: '1', name: 'RolloutProgress', values: ['Unverified'] },
      { id: '2', name: 'ReleaseNotes', values: [text] },
    ],
    links: [],
    may: null,
  }
}
