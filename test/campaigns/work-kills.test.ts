import { expect, test } from 'vitest'
import type { Api } from '../../renderer/lib/api.ts'
import { connect } from '../support/connect.ts'
import { dcacheOnSl5 } from '../support/run.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { applyWork, doWork, isSame, planWork, readWorkState, type WorkState } from './work-plan.ts'

const kills = 200
const longestLifeMs = 150

async function withApp<T>(dataFolder: string, work: (api: Api) => Promise<T>): Promise<T> {
  const app = await startApp({ dataFolder })
  const { api, close } = await connect(app.address)
  try {
    return await work(api)
  } finally {
    close()
    await app.stop()
  }
}

/** What a state looks like from outside. */
const seenOf = ({ undo, ...state }: WorkState) => ({ ...state, undoable: undo.at(-1)?.says ?? null })

/** Works until the kill; answers what may stand afterwards: what was acknowledged, or that and the step under way. */
async function workUntilKilled(dataFolder: string, id: string, from: WorkState, seed: number) {
  const app = await startApp({ dataFolder })
  const { api, close } = await connect(app.address)
  const killed = new Promise<'killed'>((resolve) => {
    setTimeout(() => void app.kill().then(() => resolve('killed')), (seed * 37) % longestLifeMs)
  })
  let state = from
  let next: WorkState | null = null
  let acknowledged = 0
  for (const step of planWork(Object.keys(from.verdicts), seed, 400)) {
    next = applyWork(state, step)
    if (next === null) continue
    const done = doWork(api, id, step).then(
      () => 'kept' as const,
      () => 'failed' as const,
    )
    if ((await Promise.race([done, killed])) !== 'kept') break
    state = next
    acknowledged += 1
  }
  await killed
  close()
  return { may: next === null ? [state] : [state, next], acknowledged }
}

test('200 kills in the middle of bulk verdicts, marks, evidence and undo leave each step whole or not done', async () => {
  const dataFolder = makeTempFolder()
  const { id, start } = await withApp(dataFolder, async (api) => {
    const run = await api.verifications.start({
      ppaId: dcacheOnSl5,
      qcReleaseId: 'QC7',
      releaseType: 'minor',
    })
    const { undoable: _, ...seen } = await readWorkState(api, run.id)
    return { id: run.id, start: { ...seen, undo: [] } satisfies WorkState }
  })
  let state: WorkState = start
  let acknowledged = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const life = await workUntilKilled(dataFolder, id, state, kill + 1)
    acknowledged += life.acknowledged
    const found = await withApp(dataFolder, (api) => readWorkState(api, id))
    const stands = life.may.find((each) => isSame(seenOf(each), found))
    expect(stands, `kill ${String(kill)}: ${JSON.stringify(found)}`).toBeDefined()
    state = stands ?? state
  }
  const { problems } = await withApp(dataFolder, (api) => api.maintenance.check({}))
  const broken = await withApp(dataFolder, (api) => api.evidence.check({ workId: id }))
  expect([...problems, ...broken.problems]).toEqual([])
  expect(acknowledged).toBeGreaterThan(kills)
})
