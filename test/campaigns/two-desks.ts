import { join } from 'node:path'
import { openDeskIn, type Desk } from '../support/open-desk.ts'
import type { Fault } from '../support/fault-proxy.ts'
import { putTicketsAway } from '../support/rt/lay-rows.ts'
import type { RequestTrackerOptions } from '../support/request-tracker.ts'
import { openSite, type Site } from '../support/rt/open-site.ts'
import { randomOf } from './seeded.ts'
import { compareMirror, countTickets, judge, judgeEffects, readServer, untouched } from './server-truth.ts'

export interface PlanReport {
  readonly seed: number
  readonly problems: readonly string[]
  readonly intents: number
  readonly confirmed: number
  readonly conflicts: number
  /** Ends of the program in the middle of a round, each followed by a new start. */
  readonly ends: number
  /** Requests that were broken on their way. */
  readonly broken: number
}

interface PlansWanted {
  readonly plans: number
  readonly firstSeed: number
  /** So many servers, each with two desks of its own, work beside one another: most of a plan is waiting. */
  readonly lanes: number
  readonly folder: string
  /** What the servers keep their tickets in. */
  readonly database?: RequestTrackerOptions['database']
  readonly done?: (report: PlanReport) => void
}

export const actionsInPlan = 50

/** Two desks that stay the same from plan to plan, and the server they share. */
interface Place {
  readonly site: Site
  readonly desks: [Desk, Desk]
  readonly open: (side: 0 | 1) => Desk
}

const logins = ['verifier', 'verifier2'] as const

/** Runs the plans of `plans` seeds, each once, on as many servers as there are lanes. */
export async function runPlans(wanted: PlansWanted): Promise<readonly PlanReport[]> {
  const seeds = Array.from({ length: wanted.plans }, (_, index) => wanted.firstSeed + index)
  const lanes = Array.from({ length: Math.min(wanted.lanes, seeds.length) }, (_, lane) =>
    runLane(seeds, { ...wanted, folder: join(wanted.folder, `lane-${String(lane)}`) }),
  )
  return (await Promise.all(lanes)).flat()
}

async function runLane(
  seeds: number[],
  { folder, database = 'sqlite', done }: PlansWanted,
): Promise<readonly PlanReport[]> {
  const site = await openSite({ workers: 3, database })
  const open = (side: 0 | 1) =>
    openDeskIn({
      address: site.proxy.url,
      server: site.server,
      login: logins[side],
      dataFolder: join(folder, logins[side]),
      graceMs,
    })
  const place: Place = { site, desks: [open(0), open(1)], open }
  const reports: PlanReport[] = []
  try {
    for (const desk of place.desks) await desk.engine.syncOnce({ whole: true })
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const report = await runPlan(place, seed)
      reports.push(report)
      done?.(report)
      if (database === 'sqlite') putTicketsAway(site.server.databaseFile)
      else site.server.administer(['move tickets', 'sw-rel', 'vault'])
    }
    return reports
  } finally {
    for (const desk of place.desks) desk.close()
    await site.stop()
  }
}

/** Longer than this server needs for a small write while the machine has much else to do. */
const graceMs = 7000

const faults: readonly Fault[] = [
  { kind: 'cut before' },
  { kind: 'cut in the request' },
  { kind: 'cut while working', afterMs: 3 },
  { kind: 'cut after' },
  { kind: 'cut in the answer' },
  { kind: 'answer', status: 429, body: '{"message":"later"}' },
  { kind: 'answer', status: 500, body: '' },
  { kind: 'answer instead', status: 502, body: '<html>Bad gateway</html>' },
  { kind: 'answer instead', status: 500, body: '' },
  { kind: 'delay', ms: 20 },
]

const fields = ['UMDRelease', 'RepositoryURL'] as const

/**
 * Two desks and a web user work on three tickets of one server, with broken requests and ends of the program in between.
 * Afterwards everything is settled and compared with what the server holds.
 */
async function runPlan({ site, desks, open }: Place, seed: number): Promise<PlanReport> {
  const random = randomOf(seed)
  const tickets = await Promise.all([0, 1, 2].map(() => site.newTicket({ ReleaseNotes: untouched })))
  for (const desk of desks) await desk.engine.syncOnce()
  const created: { readonly side: 0 | 1; readonly id: string; readonly subject: string }[] = []
  let ends = 0
  let broken = 0
  site.proxy.follow(({ method }) => {
    const isWrite = method === 'PUT' || method === 'POST'
    if (random(100) >= (isWrite ? 30 : 3)) return null
    broken += 1
    return faults[random(faults.length)] ?? null
  })
  for (let action = 0; action < actionsInPlan; action += 1) {
    const side = random(2) === 0 ? 0 : 1
    const desk = desks[side]
    const ticket = tickets[random(tickets.length)]!
    const field = fields[random(fields.length)]!
    const word = `${String(seed)}-${String(action)}`
    const kind = random(20)
    if (kind < 6) desk.set(ticket, field, [word])
    else if (kind < 9) desk.say(ticket, `word ${word}.`)
    else if (kind < 10) {
      const subject = `product ${word}.`
      created.push({ side, id: desk.create(subject).id, subject })
    } else if (kind < 12) {
      const web = random(2) === 0 ? { [field]: `web ${word}` } : { EATeams: [`web ${word}`] }
      await site.raw('manager', 'PUT', `/ticket/${ticket}`, { CustomFields: web })
    } else if (kind < 14) {
      const running = desk.engine.syncOnce().catch(() => undefined)
      await pause(random(200))
      desk.close()
      await running
      desks[side] = open(side)
      ends += 1
    } else await desk.engine.syncOnce()
  }
  site.proxy.follow(null)
  await Promise.all(desks.map((desk) => desk.settle()))
  await Promise.all(desks.map((desk) => desk.engine.syncOnce()))
  const intents = [
    ...desks.flatMap((desk) => tickets.flatMap((ticket) => desk.intentsOf(ticket))),
    ...created.map(({ side, id }) => desks[side].intent(id)),
  ]
  const problems = [
    ...(await Promise.all(tickets.map((ticket) => judgeTicket(site, desks, ticket)))).flat(),
    ...(
      await Promise.all(
        created.map(async ({ side, id, subject }) =>
          judgeEffects(desks[side].intent(id), await countTickets(site, subject), false),
        ),
      )
    ).flat(),
  ]
  const count = (state: string) => intents.filter((intent) => intent.state === state).length
  return {
    seed,
    problems: problems.map((problem) => `plan ${String(seed)}: ${problem}`),
    intents: intents.length,
    confirmed: count('confirmed'),
    conflicts: count('conflict'),
    ends,
    broken,
  }
}

async function judgeTicket(site: Site, desks: readonly Desk[], ticket: string): Promise<string[]> {
  const server = await readServer(site, ticket)
  return desks.flatMap((desk) => [...judge(desk.intentsOf(ticket), server), ...compareMirror(desk, server)])
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
