import fc from 'fast-check'
import type { Browser, Page } from 'playwright-core'
import type { Api } from '../../renderer/lib/api.ts'
import { freshAddress } from '../support/fresh-address.ts'
import { connect } from '../support/connect.ts'
import { dcacheOnSl5 } from '../support/run.ts'
import { startApp } from '../support/start-app.ts'
import { openWindow } from '../support/window.ts'
import {
  findLostWork,
  isAcknowledged,
  isBetween,
  placeIn,
  readWork,
  type Place,
  type Work,
} from './window-place.ts'

export interface WindowKillReport {
  readonly kills: number
  /** Steps after which everything was seen in the database. */
  readonly acknowledged: number
  /** What was not back after a kill: must be empty. */
  readonly losses: readonly string[]
}

const steps = ['verdict', 'next', 'before', 'write', 'scroll', 'undo'] as const
type Step = (typeof steps)[number]

/** Longest life of a window in milliseconds, counted from when it can be worked in. */
const longestLifeMs = 2500

/**
 * Kills the program (SIGKILL) and throws its window away in the middle of a person's work, again and again, and looks in a new
 * window whether row, field, caret, scroll, undo, verdicts and comments are back: what was acknowledged, or what the window
 * showed when it was killed.
 */
export async function runWindowKills(
  browser: Browser,
  dataFolder: string,
  kills: number,
  seed: number,
): Promise<WindowKillReport> {
  const first = await startApp({ dataFolder })
  const id = await startRun(first.address)
  await first.stop()
  const losses: string[] = []
  let acknowledged = 0
  let left: Left | null = null
  for (let kill = 0; kill <= kills; kill += 1) {
    const life = await openRunWindow(browser, dataFolder, id)
    const lost = left === null ? [] : await findLost(life, id, left)
    losses.push(...lost.map((loss) => `kill ${String(kill)}: ${loss}`))
    if (kill === kills) {
      await life.close()
      break
    }
    left = await workUntilKilled(life, id, seed + kill)
    acknowledged += left.acknowledged
  }
  return { kills, acknowledged, losses }
}

/** What a killed life left: kept for certain, and shown when it ended. */
interface Left {
  readonly kept: { readonly place: Place; readonly work: Work }
  readonly shown: { readonly place: Place; readonly work: Work }
  /** The row of a verdict or an undo under way: it may be done, although no window showed it. */
  readonly underWay: string | null
  readonly acknowledged: number
}

type Life = Awaited<ReturnType<typeof openRunWindow>>

async function workUntilKilled(life: Life, id: string, seed: number): Promise<Left> {
  const { page, api } = life
  const plan = fc.sample(fc.constantFrom(...steps), { seed, numRuns: 200 })
  let kept = { place: await placeIn(page), work: await readWork(api, id) }
  const dead = new Promise<'killed'>((resolve) => {
    setTimeout(() => void life.kill().then(() => resolve('killed')), (seed * 7919) % longestLifeMs)
  })
  let acknowledged = 0
  let underWay: string | null = null
  for (const [index, step] of plan.entries()) {
    underWay = rowUnderWay(step, kept.place)
    await doStep(page, step, index + seed)
    // A call that breaks off is the kill.
    const now = await Promise.race([waitUntilKept(page, api, id).catch(() => dead), dead])
    if (now === 'killed') break
    kept = now
    underWay = null
    acknowledged += 1
  }
  await dead
  const place = await placeIn(page)
  const work = await shownWork(page, kept.work)
  await page.context().close()
  return { kept, shown: { place, work }, underWay, acknowledged }
}

async function doStep(page: Page, step: Step, n: number): Promise<void> {
  const list = page.getByRole('listbox', { name: 'Criteria' })
  if (step === 'write') {
    const field = page.getByRole('textbox', { name: 'Comment' })
    if ((await field.count()) > 0) {
      await field.focus()
      await page.keyboard.type(`word ${String(n)} `)
      return
    }
  }
  await list.focus()
  const keys: Readonly<Record<Step, string>> = {
    verdict: String((n % 5) + 1),
    next: 'j',
    before: 'k',
    write: 'j',
    scroll: '',
    undo: 'u',
  }
  if (step !== 'scroll') return page.keyboard.press(keys[step])
  await list.evaluate((element, top) => element.scrollTo({ top }), (n * 97) % 500)
}

/** Until the database holds what the window shows. */
async function waitUntilKept(page: Page, api: Api, id: string): Promise<Left['kept']> {
  for (;;) {
    const place = await placeIn(page)
    const { verification, undoable } = await api.verifications.get({ id })
    if (isAcknowledged(place, verification.position, undoable) && (await isAllKept(page))) {
      const work = await readWork(api, id)
      // Nothing moved meanwhile.
      if (JSON.stringify(await placeIn(page)) === JSON.stringify(place)) return { place, work }
    }
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
}

const isAllKept = (page: Page) =>
  page.locator('footer, [role=status]').getByText('Kept', { exact: true }).isVisible()

/** The verdict and the comment of the chosen row, as the window shows them; the other rows are as they were kept. */
async function shownWork(page: Page, kept: Work): Promise<Work> {
  const shown = await page.evaluate(() => {
    const row = document.querySelector('[role=option][aria-selected=true]')
    const comment = document.querySelector('textarea[data-field=comment]')
    return {
      at: row?.id.replace(/^row-/, '') ?? '',
      verdict: row?.querySelector('[data-verdict]')?.getAttribute('data-verdict') ?? 'blank',
      comment: comment instanceof HTMLTextAreaElement ? comment.value : '',
    }
  })
  return kept[shown.at] ? { ...kept, [shown.at]: { verdict: shown.verdict, comment: shown.comment } } : kept
}

/** The row whose verdict a step changes; undo says it: "FAIL for QC_DOC_1". */
function rowUnderWay(step: Step, { at, undo }: Place): string | null {
  if (step === 'verdict') return at
  return step === 'undo' ? (undo?.split(' for ').at(-1) ?? null) : null
}

/** Everything that is not back, in words. */
async function findLost(
  { page, api }: Life,
  id: string,
  { kept, shown, underWay }: Left,
): Promise<readonly string[]> {
  const until = performance.now() + 15_000
  const isDone = async () => underWay !== null && (await placeIn(page)).undo !== kept.place.undo
  let lost: readonly string[]
  do {
    const found = await placeIn(page)
    const place = (await isDone()) ? { ...found, undo: kept.place.undo } : found
    lost = isBetween(kept.place, shown.place, place)
    if (lost.length > 0) await new Promise((resolve) => setTimeout(resolve, 50))
  } while (lost.length > 0 && performance.now() < until)
  const target = (await isDone()) ? underWay : null
  const work = await readWork(api, id)
  return [...lost, ...findLostWork(kept.work, shown.work, work, target)]
}

/** A window on the run of a running program, with a line beside it that sees what is kept. */
async function openRunWindow(browser: Browser, dataFolder: string, id: string) {
  const app = await startApp({ dataFolder })
  const { page } = await openWindow(browser, await freshAddress(dataFolder))
  const { api, close } = await connect(app.address)
  await page.goto(`${new URL(app.address).origin}/#/runs/${encodeURIComponent(id)}`)
  await page.locator('[role=option][aria-selected=true]').waitFor()
  return {
    page,
    api,
    async kill() {
      await app.kill()
      close()
    },
    async close() {
      close()
      await page.context().close()
      await app.stop()
    },
  }
}

async function startRun(address: string): Promise<string> {
  const { api, close } = await connect(address)
  const { id } = await api.verifications.start({
    ppaId: dcacheOnSl5,
    qcReleaseId: 'QC7',
    releaseType: 'major',
  })
  close()
  return id
}
