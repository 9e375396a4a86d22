import { join } from 'node:path'
import type { Intent } from '../../shared/domain/intent.ts'
import { whenGone, withDeskProcess } from '../support/desk-process.ts'
import type { Fault } from '../support/fault-proxy.ts'
import { openDeskIn, type Desk } from '../support/open-desk.ts'
import { openSite, type Site } from '../support/rt/open-site.ts'
import { deeds, type Ask } from './deeds.ts'
import { judgeEffects, untouched } from './server-truth.ts'

export interface SyncKillReport {
  readonly points: readonly string[]
  /** What each kill left of the intent before the next start: how often each state. */
  readonly left: Readonly<Record<string, number>>
  /** How often a request had taken effect when the program was killed before it could know. */
  readonly hadEffect: number
  /** Intents with another number of effects than one, or that were not confirmed: must be empty. */
  readonly problems: readonly string[]
}

/** Where the program is killed in the life of one request. */
const moments = [
  'before the server hears of it',
  'while the server works on it',
  'with the answer still away',
  'with half of the answer',
  'with the whole answer',
] as const
type Moment = (typeof moments)[number]

interface Point {
  /** In words, for a report. */
  readonly name: string
  readonly deed: string
  /** Which of the requests of this deed, from 0. */
  readonly request: number
  readonly moment: Moment
  /** Milliseconds after the moment. */
  readonly afterMs: number
}

const login = 'verifier'

/** So many servers, each with a desk of its own, work beside one another: half of a kill is waiting for the grace period. */
const lanes = 2

/**
 * Kills the program (SIGKILL of its process) at `kills` points between the moment a request leaves and the moment its answer is
 * stored, lets the next start settle it, and counts the effects on the server.
 */
export async function runSyncKills(wanted: {
  readonly kills: number
  readonly folder: string
  readonly say?: (line: string) => void
}): Promise<SyncKillReport> {
  const indexes = Array.from({ length: wanted.kills }, (_, index) => index)
  const trials = await Promise.all(
    Array.from({ length: lanes }, (_, lane) => runLane(indexes, wanted, `desk-${String(lane)}`)),
  )
  const all = trials.flat()
  const left: Record<string, number> = {}
  for (const trial of all) left[trial.left] = (left[trial.left] ?? 0) + 1
  return {
    points: all.map(({ name }) => name),
    left,
    hadEffect: all.filter((trial) => trial.left === 'sending' && trial.effectsAtKill > 0).length,
    problems: all.flatMap(({ problems }) => problems),
  }
}

async function runLane(
  indexes: number[],
  { kills, folder, say }: Parameters<typeof runSyncKills>[0],
  name: string,
): Promise<readonly Trial[]> {
  const site = await openSite({ workers: 3 })
  const dataFolder = join(folder, name)
  const trials: Trial[] = []
  try {
    await usingDesk(site, dataFolder, (desk) => desk.engine.syncOnce({ whole: true }))
    const requests = await measureDeeds(site, dataFolder)
    const points = choosePoints(requests, kills)
    for (let index = indexes.shift(); index !== undefined; index = indexes.shift()) {
      const trial = await killOnce(site, dataFolder, points[index]!, `kill-${String(index)}`)
      trials.push(trial)
      for (const problem of trial.problems) say?.(problem)
      if ((index + 1) % 50 === 0) say?.(`${String(index + 1)} kills`)
    }
    return trials
  } finally {
    await site.stop()
  }
}

/** The requests of each deed from its first one until its answer is stored, when nothing goes wrong. */
async function measureDeeds(site: Site, dataFolder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const lengths = new Map<string, readonly string[]>()
  // The first of each kind asks once more whether the server keeps operation ids.
  for (const word of ['first', 'second']) {
    for (const [deed, ask] of Object.entries(deeds)) {
      const asked = await queueOne(site, dataFolder, ask, `${word}-${deed}`)
      const start = site.proxy.seen.length
      let end = start
      await withDeskProcess(site, { login, dataFolder }, (child) => {
        site.proxy.follow(({ index, url }) => {
          if (end === start && url.includes('LastUpdated')) end = index
          return null
        })
        return whenGone(child)
      })
      const requests = site.proxy.seen.slice(start, end)
      lengths.set(
        deed,
        requests.map(
          ({ method, url }) => `${method} ${(url.split('?')[0] ?? '').replace(/\d+(?=\/|$)/g, 'N')}`,
        ),
      )
      const { state } = await usingDesk(site, dataFolder, (desk) => desk.intent(asked.id))
      if (state !== 'confirmed') throw new Error(`Without a fault ${deed} became ${state}.`)
    }
  }
  return lengths
}

/** Spread evenly over everything there is; more kills than points go through them again at other milliseconds. */
function choosePoints(lengths: ReadonlyMap<string, readonly string[]>, kills: number): readonly Point[] {
  const all = [...lengths].flatMap(([deed, requests]) =>
    requests.flatMap((line, request) => moments.map((moment) => ({ deed, line, request, moment }))),
  )
  return Array.from({ length: kills }, (_, index) => {
    const place = kills < all.length ? Math.floor((index * all.length) / kills) : index % all.length
    const { line, ...point } = all[place]!
    const afterMs = (index * 7) % 23
    const name = `${point.deed}, request ${String(point.request + 1)} (${line}), ${point.moment} and ${String(afterMs)} ms`
    return { ...point, afterMs, name }
  })
}

interface Trial {
  readonly name: string
  readonly left: string
  readonly effectsAtKill: number
  readonly problems: readonly string[]
}

async function killOnce(site: Site, dataFolder: string, point: Point, word: string): Promise<Trial> {
  const asked = await queueOne(site, dataFolder, deeds[point.deed]!, word)
  await withDeskProcess(site, { login, dataFolder }, (child) => {
    const start = site.proxy.seen.length
    const kill = () => void setTimeout(() => child.kill('SIGKILL'), point.afterMs)
    site.proxy.follow(({ index }) => (index - start === point.request ? faultFor(point.moment, kill) : null))
    return whenGone(child)
  })
  site.proxy.follow(null)
  const effectsAtKill = await asked.count(site)
  return usingDesk(site, dataFolder, async (desk) => {
    const before = desk.intent(asked.id).state
    await desk.settle()
    const intent = desk.intent(asked.id)
    const problems = [
      ...(intent.state === 'confirmed'
        ? []
        : [`it ended as ${intent.state}: ${intent.answer?.sentence ?? ''}`]),
      ...judgeEffects(intent, await asked.count(site), false),
      ...receiptProblems(desk, intent),
    ]
    return {
      name: point.name,
      left: before,
      effectsAtKill,
      problems: problems.map((problem) => `${point.name}: ${problem}`),
    }
  })
}

/** Exactly one receipt in the audit trail, with the proof. */
function receiptProblems(desk: Desk, { id }: Intent): string[] {
  const receipts = desk.deps.db
    .prepare<[string], { data: string }>(
      "select data from audit where action = 'ticket change confirmed' and data ->> '$.intent' = ?",
    )
    .all(id)
  return receipts.length === 1 ? [] : [`it has ${String(receipts.length)} receipts`]
}

function faultFor(moment: Moment, kill: () => void): Fault {
  switch (moment) {
    case 'before the server hears of it':
      kill()
      return { kind: 'cut before' }
    case 'while the server works on it':
      kill()
      return { kind: 'hang' }
    case 'with the answer still away':
      return { kind: 'hold', share: 0, done: kill }
    case 'with half of the answer':
      return { kind: 'hold', share: 0.5, done: kill }
    case 'with the whole answer':
      return { kind: 'hold', share: 1, done: kill }
  }
}

/** A fresh ticket, known to the desk, and one intent on it. */
async function queueOne(site: Site, dataFolder: string, ask: Ask, word: string) {
  const ticket = await site.newTicket({ ReleaseNotes: untouched })
  site.proxy.follow(null)
  return usingDesk(site, dataFolder, async (desk) => {
    await desk.engine.syncOnce()
    return ask(desk, ticket, word)
  })
}

async function usingDesk<T>(
  site: Site,
  dataFolder: string,
  work: (desk: Desk) => T | Promise<T>,
): Promise<T> {
  const desk = openDeskIn({ address: site.proxy.url, server: site.server, login, dataFolder, graceMs })
  try {
    return await work(desk)
  } finally {
    desk.close()
  }
}

/** Longer than this server needs for a small write while the machine has much else to do. */
const graceMs = 5000
