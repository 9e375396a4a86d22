import { connect } from '../support/connect.ts'
import { startApp, type RunningApp } from '../support/start-app.ts'
import type { Api } from '../../renderer/lib/api.ts'
import { doStep, keyOf, planSteps, readState, type Step } from './tester-plan.ts'

export interface KillReport {
  readonly kills: number
  readonly acknowledged: number
  /** Acknowledged writes that were not there after the kill: must be empty. */
  readonly losses: readonly string[]
  /** What `check` found at the end: must be empty. */
  readonly problems: readonly string[]
}

const longestLifeMs = 120
const ppaId = '1.7.0/emi.dcache/1.9.15/sl5/x86_64'

/**
 * Kills the running service (SIGKILL) in the middle of a scripted tester's work, again and again, and compares what
 * stands in the database afterwards with what had been acknowledged.
 */
export async function runKills(dataFolder: string, kills: number, seed: number): Promise<KillReport> {
  const losses: string[] = []
  let acknowledged = 0
  const id = await startVerification(dataFolder)
  let known = await withApp(dataFolder, (api) => readVerification(api, id))
  for (let kill = 0; kill < kills; kill += 1) {
    const life = await liveUntilKilled(dataFolder, id, known, seed + kill)
    acknowledged += life.acknowledged
    known = await withApp(dataFolder, (api) => readVerification(api, id))
    losses.push(...findLosses(life, known.values).map((loss) => `kill ${String(kill)}: ${loss}`))
  }
  const { problems } = await withApp(dataFolder, (api) => api.maintenance.check({}))
  return { kills, acknowledged, losses, problems }
}

type Known = ReturnType<typeof readState>

export interface Life {
  readonly acknowledged: number
  /** What stood in each place after the last acknowledged write to it. */
  readonly expected: Map<string, string | null>
  /** The write that was under way: it may have arrived or not. */
  readonly underWay: Step | null
}

async function liveUntilKilled(dataFolder: string, id: string, known: Known, seed: number): Promise<Life> {
  const app = await startApp({ dataFolder })
  const { api, close } = await connect(app.address)
  const ids = [...known.values.keys()].flatMap((key) => (key.startsWith('verdict ') ? [key.slice(8)] : []))
  const steps = planSteps(ids, seed, 400)
  const expected = new Map(known.values)
  const revisions = new Map(known.revisions)
  let acknowledged = 0
  let underWay: Step | null = null
  const killed = new Promise<'killed'>((resolve) => {
    setTimeout(() => void app.kill().then(() => resolve('killed')), (seed * 37) % longestLifeMs)
  })
  for (const step of steps) {
    underWay = step
    const done = doStep(api, id, step, revisions).then(
      () => 'kept' as const,
      () => 'failed' as const,
    )
    if ((await Promise.race([done, killed])) !== 'kept') break
    expected.set(keyOf(step), step.value)
    acknowledged += 1
    underWay = null
  }
  await killed
  close()
  return { acknowledged, expected, underWay }
}

/** Every place that does not hold what was acknowledged last, nor the write that was under way. */
export function findLosses(life: Life, found: ReadonlyMap<string, string | null>): readonly string[] {
  return [...life.expected].flatMap(([key, value]) => {
    const stands = found.get(key) ?? null
    const mayStand = life.underWay && keyOf(life.underWay) === key && stands === life.underWay.value
    return stands === value || mayStand
      ? []
      : [`${key} was kept as ${String(value)} and is ${String(stands)}`]
  })
}

async function readVerification(api: Api, id: string): Promise<Known> {
  return readState((await api.verifications.get({ id })).verification)
}

async function startVerification(dataFolder: string): Promise<string> {
  return withApp(dataFolder, async (api) => {
    const started = await api.verifications.start({ ppaId, qcReleaseId: 'QC7', releaseType: 'major' })
    return started.id
  })
}

async function withApp<T>(dataFolder: string, work: (api: Api, app: RunningApp) => Promise<T>): Promise<T> {
  const app = await startApp({ dataFolder })
  const { api, close } = await connect(app.address)
  try {
    return await work(api, app)
  } finally {
    close()
    await app.stop()
  }
}
