import type { Page } from 'playwright-core'
import { freshAddress } from '../support/fresh-address.ts'
import { connect } from '../support/connect.ts'
import { dcacheOnSl5 } from '../support/run.ts'
import { startApp } from '../support/start-app.ts'
import { openWindow, startChromium } from '../support/window.ts'
import { withFolder } from './bench-folder.ts'
import { compare, type BenchOptions, type Figure } from './measure.ts'

const keyLimit = 120
const secondsLimit = 300
/** The keystroke-level model of Card, Moran and Newell: an average typist, and a pause to think before each answer. */
const secondsPerKey = 0.28
const secondsToThink = 1.35

const team = {
  name: 'CESGA',
  site: 'CESGA-EGEE',
  contact: '',
  active: true,
  since: '2011-07-01',
  commitments: [],
}

/** A site admin writes a whole report by keyboard alone, from the list of what waits to the report handed in. */
export async function measureRolloutAdmin({ say }: BenchOptions): Promise<readonly Figure[]> {
  const browser = await startChromium()
  try {
    return await withFolder(async (folder) => {
      const app = await startApp({ dataFolder: folder })
      const { api, close } = await connect(app.address)
      await api.app.changeSettings({
        role: 'early adopter',
        team: 'CESGA',
        institute: 'CESGA-EGEE',
        verifier: 'Ada',
      })
      await api.rollout.saveTeam({ formerName: null, team })
      await api.rollout.begin({ ppaId: dcacheOnSl5 })
      await api.rollout.chooseTeams({ ppaIds: [dcacheOnSl5], add: ['CESGA'], remove: [], comment: null })
      const { page } = await openWindow(browser, await freshAddress(folder))
      try {
        const begun = performance.now()
        const typed = await writeReport(page)
        const seconds = (performance.now() - begun) / 1000
        const [report] = await api.eaReports.list({})
        if (report?.state !== 'submitted') throw new Error('The report was not handed in.')
        say(
          `${String(typed.keys)} keys and ${String(typed.text)} letters of free text in ${seconds.toFixed(1)} s`,
        )
        const human = (typed.keys + typed.text) * secondsPerKey + typed.answers * secondsToThink
        return [
          compare(
            {
              name: 'rollout: keystrokes of a report beside its free text',
              unit: 'count',
              peerName: 'limit',
              note: `${String(typed.text)} letters of free text are not counted.`,
            },
            [typed.keys],
            [keyLimit],
          ),
          compare(
            {
              name: 'rollout: a report at the pace of a person',
              unit: 's',
              peerName: 'limit',
              note: `Keystroke-level model; the script itself took ${seconds.toFixed(1)} s.`,
            },
            [human],
            [secondsLimit],
          ),
        ]
      } finally {
        close()
        await page.context().close()
        await app.stop()
      }
    })
  } finally {
    await browser.close()
  }
}

interface Typed {
  keys: number
  /** Letters of titles and workarounds. */
  text: number
  answers: number
}

/** An upgrade with one problem in operation, accepted with known issues. */
async function writeReport(page: Page): Promise<Typed> {
  const typed: Typed = { keys: 0, text: 0, answers: 0 }
  const press = async (key: string) => {
    await page.keyboard.press(key)
    typed.keys += key.split('+').length
  }
  const tabTo = async (place: string) => {
    for (let tabs = 0; (await placeOfFocus(page)) !== place; tabs += 1) {
      if (tabs > 30) throw new Error(`${place} is not reached by the tabulator.`)
      await press('Tab')
    }
    typed.answers += 1
  }
  const type = async (place: string, figures: string) => {
    await tabTo(place)
    for (const figure of figures) await press(figure)
  }
  const write = async (place: string, words: string) => {
    await tabTo(place)
    await page.keyboard.type(words)
    typed.text += words.length
  }
  await page.getByRole('button', { name: /^Report on dCache/ }).waitFor()
  await press('c')
  await page.getByRole('heading', { name: /Report on dCache/ }).waitFor()
  await tabTo('installation')
  await press('ArrowRight')
  await page.getByLabel('From version').waitFor()
  await type('upgradedFrom', '1.9.12')
  await tabTo('went.installation')
  await press('Space')
  await tabTo('went.configuration')
  await press('Space')
  await tabTo('went.operation')
  await press('ArrowRight')
  await page.getByLabel('What went wrong').waitFor()
  await page.waitForFunction(() =>
    (document.activeElement as HTMLElement | null)?.dataset['place']?.endsWith('.title'),
  )
  const problem = ((await placeOfFocus(page)) ?? '').replace(/\.title$/, '')
  await write(`${problem}.title`, 'The log fills the disk within a day')
  await write(`${problem}.workaround`, 'Rotate it every hour, keep ten of them')
  await type('productionSince', '11132012')
  await type('jobs', '12000')
  await tabTo('monitoring')
  await press('Space')
  await tabTo('recommendation')
  await press('ArrowRight')
  await page.getByText('Every question is answered.').waitFor()
  await press('Control+Enter')
  await page.getByText('How it reaches the manager').waitFor()
  return typed
}

function placeOfFocus(page: Page): Promise<string | undefined> {
  return page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['place'])
}
