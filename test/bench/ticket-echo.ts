import type { RequestTracker } from '../support/request-tracker.ts'
import { connect } from '../support/connect.ts'
import { freshAddress } from '../support/fresh-address.ts'
import { startApp } from '../support/start-app.ts'
import { openWindow, startChromium } from '../support/window.ts'
import { p95 } from './measure.ts'
import { addRun, openBenchStore } from './run-folder.ts'
import { openRun, typeWords } from './run-page.ts'
import { makeAccountDraft } from '../support/tickets.ts'

/** Milliseconds from a key to its painted letter in the comment of a run while the first pull goes on, p95. */
export async function measureEcho(server: RequestTracker, dataFolder: string): Promise<number> {
  const deps = openBenchStore(dataFolder)
  const run = addRun(deps, 40)
  deps.db.close()
  const app = await startApp({ dataFolder, env: { ...process.env, PROVISO_KEY_STORE: 'none' } })
  const browser = await startChromium()
  const { api, close } = await connect(app.address)
  try {
    const { page } = await openWindow(browser, await freshAddress(dataFolder))
    await openRun(page, run)
    await api.tickets.saveAccount(
      makeAccountDraft({
        name: 'Bench',
        address: server.url,
        login: 'verifier',
        secret: server.tokens.verifier,
      }),
    )
    const echoes = await typeWords(page)
    const [status] = (await api.tickets.status({})).accounts
    if (status === undefined || status.tickets === 0) throw new Error('No ticket arrived meanwhile.')
    return p95(echoes)
  } finally {
    close()
    await browser.close()
    await app.stop()
  }
}
