import type { Browser } from 'playwright-core'
import type { ReleaseType } from '../../shared/domain/release-type.ts'
import { summariseVerifications } from '../../electron/usecases/verification/read.ts'
import { freshAddress } from '../support/fresh-address.ts'
import { connect } from '../support/connect.ts'
import { startApp } from '../support/start-app.ts'
import { openWindow, startChromium } from '../support/window.ts'
import { withFolder } from './bench-folder.ts'
import { compare, p95, type BenchOptions, type Figure } from './measure.ts'
import { addEvidence, addManyRuns, addRun, openBenchStore } from './run-folder.ts'
import { openRun, typeWords } from './run-page.ts'

const keyLimitMs = 50
const listLimitMs = 100
const logBytes = 1_000_000_000

/** The work of a verifier at the keyboard, against the budgets of the design. */
export async function measureRun({ say }: BenchOptions): Promise<readonly Figure[]> {
  const browser = await startChromium()
  try {
    const figures = [
      ...(await measureScreen(browser, say)),
      await withFolder((folder) => Promise.resolve(measureList(folder))),
    ]
    for (const script of scripts) figures.push(...(await measureScript(browser, script)))
    return figures
  } finally {
    await browser.close()
  }
}

const limit = (name: string, note: string) => ({ name, unit: 'ms', peerName: 'limit', note })

function measureScreen(browser: Browser, say: (line: string) => void): Promise<readonly Figure[]> {
  return withFolder(async (folder) => {
    const deps = openBenchStore(folder)
    const big = addRun(deps, 250)
    const full = addRun(deps, 204)
    await addEvidence(deps, folder, full, 500)
    deps.db.close()
    const app = await startApp({ dataFolder: folder })
    const { api, close } = await connect(app.address)
    const { page } = await openWindow(browser, await freshAddress(folder))
    try {
      await openRun(page, big)
      const keys = await page.evaluate(pressKeys)
      say(`${String(keys.length)} verdicts`)
      const recording = api.evidence.record({
        workId: big,
        place: 'summary',
        commandLine: `sh -c 'yes "a line of a very long log, with some words in it" | head -c ${String(logBytes)}'`,
        host: null,
      })
      const log = (async () => {
        const work = await recording
        for (;;) {
          const step = await work.next()
          if (step.done) return step.value.bytes
        }
      })()
      const echoes = await typeWords(page)
      const recorded = await log
      say(`${String(echoes.length)} keys while ${String(recorded)} bytes were recorded`)
      const opened: number[] = []
      for (let n = 0; n < 7; n += 1) {
        await openRun(page, big)
        opened.push(await page.evaluate(timeOpening, `#/runs/${full}`))
      }
      return [
        compare(
          limit('run: key to painted verdict, 250 rows, p95', `${String(keys.length)} verdicts.`),
          [p95(keys)],
          [keyLimitMs],
        ),
        compare(
          limit('run: typing echo while a log of 1 GB is recorded, p95', `${String(echoes.length)} keys.`),
          [p95(echoes)],
          [keyLimitMs],
        ),
        compare(
          limit('run: opening 204 rows with 500 pieces of evidence', 'From the address to the painted row.'),
          opened,
          [listLimitMs],
        ),
      ]
    } finally {
      close()
      await page.context().close()
      await app.stop()
    }
  })
}

/** 10,000 runs read and filtered by a word, as the list does it; without the line and the screen. */
function measureList(folder: string): Figure {
  const deps = openBenchStore(folder)
  addManyRuns(deps, 10_000)
  const times = Array.from({ length: 7 }, () => {
    const begun = performance.now()
    const found = summariseVerifications(deps.db).filter(({ ppa }) => ppa.productName.includes('dCache'))
    if (found.length !== 10_000) fail()
    return performance.now() - begun
  })
  deps.db.close()
  return compare(limit('run: list of 10,000 runs, filtered', 'In the service, without the screen.'), times, [
    listLimitMs,
  ])
}

interface Script {
  readonly name: string
  readonly rows: number
  readonly releaseType: ReleaseType
  readonly keys: readonly string[]
  readonly mostKeys: number
  readonly mostSeconds: number
}

const scripts: readonly Script[] = [
  {
    name: 'a revision',
    rows: 21,
    releaseType: 'revision',
    keys: ['1', 'n', '1', 'v', 'h', 'v', 'p', 'v', 'v'],
    mostKeys: 20,
    mostSeconds: 120,
  },
  {
    name: '40 criteria of a major release without a mouse',
    rows: 40,
    releaseType: 'major',
    keys: [...Array.from({ length: 42 }, () => ['1', 'n']).flat(), 'v', 'h', 'v', 'p', 'v', 'v'],
    // Two keys a row and check, and six for the end.
    mostKeys: 2 * 42 + 6,
    mostSeconds: 600,
  },
]

/** A scripted verifier works by keyboard alone from the open run to its end. */
function measureScript(browser: Browser, script: Script): Promise<readonly Figure[]> {
  const { name, rows, releaseType, keys, mostKeys, mostSeconds } = script
  return withFolder(async (folder) => {
    const deps = openBenchStore(folder)
    const id = addRun(deps, rows, releaseType)
    deps.db.close()
    const app = await startApp({ dataFolder: folder })
    const { page } = await openWindow(browser, app.address)
    try {
      await openRun(page, id)
      const begun = performance.now()
      for (const key of keys) await page.keyboard.press(key)
      await page.getByRole('heading', { name: 'Finished' }).waitFor()
      const seconds = (performance.now() - begun) / 1000
      return [
        compare(
          { name: `run: keystrokes of ${name}`, unit: 'count', peerName: 'limit', note: '' },
          [keys.length],
          [mostKeys],
        ),
        compare(
          { name: `run: ${name}, scripted`, unit: 's', peerName: 'limit', note: 'What a person may take.' },
          [seconds],
          [mostSeconds],
        ),
      ]
    } finally {
      await page.context().close()
      await app.stop()
    }
  })
}

/** Runs in the page: gives verdicts row after row and takes the time until each is painted. */
async function pressKeys(): Promise<number[]> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const press = (key: string) =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    )
  const chosen = () => document.querySelector('[role=option][aria-selected=true]')
  const times: number[] = []
  for (let n = 0; n < 100; n += 1) {
    const begun = performance.now()
    press('3')
    while (!chosen()?.textContent.includes('FAIL')) await frame()
    await frame()
    times.push(performance.now() - begun)
    const before = chosen()?.id
    press('j')
    while (chosen()?.id === before) await frame()
  }
  return times
}

/** Runs in the page: goes to a run and takes the time until its list and its chosen row are painted. */
async function timeOpening(hash: string): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const begun = performance.now()
  location.hash = hash
  // The other run has 250 rows: this one says 204 when it is there.
  const isThere = () =>
    [...document.querySelectorAll('header')].some((head) => head.textContent.includes('of 204')) &&
    document.querySelector('[role=option]') !== null
  while (!isThere()) await frame()
  await frame()
  return performance.now() - begun
}

function fail(): never {
  throw new Error('The measure could not be prepared.')
}
