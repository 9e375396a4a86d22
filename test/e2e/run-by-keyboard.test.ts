import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReleaseType } from '../../shared/domain/release-type.ts'
import { addRun, openBenchStore } from '../bench/run-folder.ts'
import { freshAddress } from '../support/fresh-address.ts'
import { connect } from '../support/connect.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { findAccessFaults, openWindow, startChromium } from '../support/window.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

/** A window on a run that was just begun, a line to the service, and a keyboard that counts. */
async function openRun(releaseType: ReleaseType, rowCount = 0) {
  const dataFolder = makeTempFolder()
  const deps = openBenchStore(dataFolder)
  const id = addRun(deps, rowCount, releaseType)
  deps.db.close()
  const app = await startApp({ dataFolder })
  const { api, close } = await connect(app.address)
  const { page, complaints } = await openWindow(browser, await freshAddress(dataFolder))
  await page.goto(`${new URL(app.address).origin}/#/runs/${id}`)
  await page.getByRole('listbox', { name: 'Criteria' }).waitFor()
  await page.getByRole('listbox', { name: 'Criteria' }).focus()
  const strokes: string[] = []
  return {
    page,
    api,
    id,
    complaints,
    strokes,
    press: async (...keys: string[]) => {
      for (const key of keys) {
        strokes.push(key)
        await page.keyboard.press(key)
      }
    },
    stop: async () => {
      close()
      await page.context().close()
      await app.stop()
    },
  }
}

const chosen = (page: Page) => page.locator('[role=option][aria-selected=true]').getAttribute('id')

test('a person finishes a revision in at most twenty keystrokes', async () => {
  const { page, api, id, press, strokes, complaints, stop } = await openRun('revision')
  expect(await chosen(page)).toBe('row-installation')
  await press('1', 'n')
  await expect.poll(() => chosen(page)).toBe('row-upgrade')
  await press('1', 'v', 'h', 'v', 'p', 'v', 'v')
  await expect.poll(async () => (await api.verifications.get({ id })).verification.state).toBe('finished')
  const { verification } = await api.verifications.get({ id })
  expect(verification).toMatchObject({ outcome: 'accepted', summary: { hours: '0.25' } })
  expect(strokes.length).toBeLessThanOrEqual(20)
  expect(complaints).toEqual([])
  await stop()
})

test('forty criteria of a major release are judged without a mouse, some with words', async () => {
  const { page, api, id, press, strokes, complaints, stop } = await openRun('major', 40)
  const { rows, checks } = (await api.verifications.get({ id })).verification
  expect(rows).toHaveLength(40)
  const count = rows.length + checks.length
  for (let n = 0; n < count; n += 1) {
    const before = await chosen(page)
    // Every tenth is a warning with its comment, typed where the key leads; all others are two keys.
    if (n % 10 === 9) {
      await press('2', 'c')
      await page.keyboard.type('Works with an old option.')
      await press('Control+Enter')
    } else await press('1', 'n')
    if (n < count - 1) await expect.poll(() => chosen(page)).not.toBe(before)
  }
  expect(strokes).toHaveLength(2 * count + Math.floor(count / 10))
  await press('Escape', 'v', 'i', 'v', 'v')
  await expect.poll(async () => (await api.verifications.get({ id })).verification.state).toBe('finished')
  const done = (await api.verifications.get({ id })).verification
  expect(done.rows.filter(({ verdict }) => verdict === 'WARNING').map(({ comment }) => comment)).toEqual(
    Array.from({ length: 4 }, () => 'Works with an old option.'),
  )
  expect(done.outcome).toBe('accepted with issues')
  expect(complaints).toEqual([])
  await stop()
})

test('a pasted picture, a recorded command and a bulk verdict, all by keyboard', async () => {
  const { page, api, id, press, complaints, stop } = await openRun('minor')
  await page.locator('#row-QC_DOC_1').click()
  await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.toBlob((blob) => {
      const data = new DataTransfer()
      data.items.add(new File([blob!], 'screen.png', { type: 'image/png' }))
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true }))
    })
  })
  await page.getByText('screen.png', { exact: true }).waitFor()
  await page.getByRole('textbox', { name: 'Command to record' }).fill("printf 'token=Pl4nted-sEcr3t\\n'")
  await page.keyboard.press('Enter')
  await page.getByText('1 masked').waitFor()
  const evidence = await api.evidence.list({ workId: id })
  expect(evidence.map(({ kind, place }) => [kind, place])).toEqual([
    ['picture', 'QC_DOC_1'],
    ['command', 'QC_DOC_1'],
  ])
  for (const part of ['issues', 'testbed', 'life', 'QC_SEC_1']) {
    await page.locator(`#row-${part}`).click()
    await page.waitForLoadState('networkidle')
    expect(await findAccessFaults(page), part).toEqual([])
  }
  await press('Escape', 'l')
  await page.keyboard.type('A library only.')
  await press('Enter')
  await expect.poll(async () => (await api.verifications.get({ id })).undoable).toBe('NA for 21 criteria')
  await page.getByRole('listbox', { name: 'Criteria' }).focus()
  await press('u')
  await expect.poll(async () => (await api.verifications.get({ id })).undoable).toBeNull()
  expect(complaints).toEqual([])
  await stop()
})

test('a recorded command goes on while other rows are worked on, and is stopped where it runs', async () => {
  const { page, api, id, press, complaints, stop } = await openRun('minor')
  const flag = join(makeTempFolder(), 'flag')
  await page.locator('#row-QC_DOC_1').click()
  const field = page.getByRole('textbox', { name: 'Command to record' })
  await field.fill(`sh -c 'while [ ! -e ${flag} ]; do sleep 0.1; done; echo over'`)
  await page.keyboard.press('Enter')
  await page.getByText('It goes on while you work elsewhere.').waitFor()
  await press('Escape', 'j')
  await page.getByRole('button', { name: 'Running at QC_DOC_1' }).waitFor()
  expect(await field.inputValue()).toBe('')
  writeFileSync(flag, '')
  await page.getByText('sh.log is kept: the command ended with 0').waitFor()
  const [kept] = await api.evidence.list({ workId: id })
  expect(kept).toMatchObject({ place: 'QC_DOC_1', command: { ending: 'ended', exitCode: 0 } })

  await field.fill('sleep 1000')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByText('stopped by the verifier').first().waitFor()
  expect(complaints).toEqual([])
  await stop()
})
