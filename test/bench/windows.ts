import { runWindowKills } from '../campaigns/window-kills.ts'
import { startChromium } from '../support/window.ts'
import { withFolder } from './bench-folder.ts'
import { compare, type BenchOptions, type Figure } from './measure.ts'

const seed = 1
/** A kill with its new window takes about four seconds. */
const mostKills = 200

/** Kills the program under a person at the keyboard; the limit is that row, field, caret, scroll, undo and work are back. */
export async function measureWindowKills({
  kills = mostKills,
  say,
}: BenchOptions): Promise<readonly Figure[]> {
  const browser = await startChromium()
  try {
    return await withFolder(async (folder) => {
      const count = Math.min(kills, mostKills)
      say(`${String(count)} kills under a window, up to two and a half seconds each`)
      const report = await runWindowKills(browser, folder, count, seed)
      for (const line of report.losses) say(line)
      const note = `${String(report.acknowledged)} acknowledged steps in ${String(report.kills)} kills.`
      const caption = { name: 'windows: places or work lost', unit: 'count', peerName: 'limit', note }
      return [compare(caption, [report.losses.length], [0])]
    })
  } finally {
    await browser.close()
  }
}
