import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onRequestTracker, type Site } from '../support/rt/site.ts'
import { startApp } from '../support/start-app.ts'
import { makeTempFolder } from '../support/temp-folder.ts'
import { findAccessFaults, openWindow, startChromium } from '../support/window.ts'

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

const shots = process.env['PROVISO_SHOTS']

/** Keeps a picture of the page where a person wants to see it. */
async function look(page: Page, name: string): Promise<void> {
  if (shots === undefined) return
  const look = await page.evaluate(() =>
    matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  )
  await page.screenshot({ path: join(shots, `tickets-${name}-${look}.png`) })
}

/** As a newcomer does: from the empty list to the form, and the connection is tested by itself. */
async function signIn(page: Page, site: Site): Promise<void> {
  await page.getByRole('link', { name: 'Tickets', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in to a ticket server' }).click()
  await page.locator('input[name="address"]:focus').waitFor()
  await page.getByLabel('Address').fill(site.proxy.url)
  await page.getByLabel('Login').fill('verifier')
  await page.getByRole('textbox', { name: 'Token' }).fill(site.server.tokens.verifier)
  await page.getByText('Operation ids').click()
  await page.getByLabel('Field for ids of messages').fill('TxnOpId')
  await look(page, 'account-form')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('It works.').waitFor()
  await page.getByText('No key store answered').waitFor()
  await look(page, 'account-tested')
  expect(await findAccessFaults(page)).toEqual([])
}

/** What the server itself says of the ticket, with each entry of its history that is ours or a colleague's. */
async function readOnServer(site: Site, number: string) {
  const { json } = await site.raw('root', 'GET', `/ticket/${number}`)
  const ticket = json as {
    Owner: { id: string }
    TimeWorked: string
    Due: string
    CustomFields: { id: string | number; name: string; values: string[] }[]
  }
  const values = (name: string) => ticket.CustomFields.find((field) => field.name === name)?.values
  return {
    owner: ticket.Owner.id,
    progress: values('RolloutProgress'),
    hours: values('VerificationHours'),
    worked: ticket.TimeWorked,
    due: ticket.Due.slice(0, 10),
  }
}

/** What verifiers did to the ticket, as «who: what», in its order. */
async function historyOnServer(site: Site, number: string): Promise<readonly string[]> {
  const { json: one } = await site.raw('root', 'GET', `/ticket/${number}`)
  const fields = (one as { CustomFields: { id: string | number; name: string }[] }).CustomFields
  const path = `/ticket/${number}/history?fields=Type,Field,NewValue,Creator&per_page=100`
  const { json } = await site.raw('root', 'GET', path)
  const { items } = json as {
    items: { Type: string; Field?: string; NewValue?: string; Creator: { id: string } }[]
  }
  const nameOf = (id: string) => fields.find((field) => String(field.id) === id)?.name ?? id
  return (
    items
      // A new owner is written down twice.
      .filter(({ Creator, Type }) => Creator.id.startsWith('verifier') && !Type.endsWith('Watcher'))
      .map(({ Type, Field = '', NewValue = '', Creator }) =>
        Type === 'Comment'
          ? `${Creator.id}: comment`
          : `${Creator.id}: ${nameOf(Field)} ${Field === 'Owner' ? '' : NewValue}`.trim(),
      )
  )
}

onRequestTracker('the story of a verifier', {}, (site) => {
  test.each(['light', 'dark'] as const)(
    'signs in once, works on a train by keyboard, decides one conflict, and nothing is doubled, in %s',
    async (colorScheme) => {
      const number = await site.newTicket({ RolloutProgress: 'Unverified', CommunicationStatus: 'OK' })
      const subject = `dCache 9.2.1 on sl6, ${colorScheme}`
      await site.raw('root', 'PUT', `/ticket/${number}`, { Status: 'open', Subject: subject })
      const folder = makeTempFolder()
      const report = join(folder, 'report.pdf')
      writeFileSync(report, '%PDF-1.7 the report')
      const dataFolder = join(folder, 'data')
      const app = await startApp({ dataFolder, env: { ...process.env, PROVISO_KEY_STORE: 'none' } })
      const { page, complaints } = await openWindow(browser, app.address, { colorScheme })
      const keys = (...pressed: string[]) => pressEach(page, pressed)
      await signIn(page, site)
      await page.getByRole('link', { name: 'See the tickets' }).click()
      await page.getByText(subject).first().waitFor()
      await page.getByText('Online', { exact: true }).waitFor()

      site.proxy.follow(() => ({ kind: 'cut before' }))
      await keys('/')
      await page.keyboard.type(subject)
      await page.getByText('1 of 1').waitFor()
      await keys('Enter', 'Enter')
      await page.getByRole('heading', { name: subject }).waitFor()
      await look(page, 'ticket')
      await keys('t')
      await page.getByText('Owner: nobody → verifier').waitFor()
      await page.getByRole('button', { name: 'Start the verification' }).press('Enter')
      await page.getByText('RolloutProgress: Unverified → In Verification').waitFor()
      await keys('c')
      await page.keyboard.type('Installed from the repository of the PPA.')
      await page.locator('input[type=file]').first().setInputFiles(report)
      await page.getByLabel('Words').press('Control+Enter')
      await page.getByText('[report.pdf]').waitFor()
      await page.getByLabel('VerificationHours').fill('2.5')
      await keys('Enter')
      await page.getByText('VerificationHours: not set → 2.5').waitFor()
      await page.getByLabel('Time worked').fill('2:30')
      await keys('Enter')
      await page.getByText('Time worked: 0 min → 2 h 30 min').waitFor()
      await page.getByLabel('Next step').first().press('Enter')
      await page.getByRole('option', { name: 'StagedRollout' }).click()
      await page.getByRole('button', { name: 'Move to StagedRollout' }).press('Enter')
      await page.getByText('Offline · 7 queued').waitFor()
      await look(page, 'ticket-offline')
      expect(await findAccessFaults(page)).toEqual([])

      // An eighth change is taken back before it leaves.
      await page.getByLabel('Due', { exact: true }).fill('2026-12-24')
      await keys('Enter')
      await page.getByText('Offline · 8 queued').waitFor()
      await keys('g', 'o')
      await page.getByRole('heading', { name: 'Outbox' }).waitFor()
      await keys('u')
      await page.getByText('Offline · 7 queued').waitFor()
      await keys('r')
      await page.getByText('"Owner":"verifier"').waitFor()
      await look(page, 'dry-run')
      const hours = { CustomFields: { VerificationHours: '9' } }
      await site.raw('verifier2', 'PUT', `/ticket/${number}`, hours)

      site.proxy.follow(null)
      await keys('y')
      await page.getByRole('button', { name: 'Take mine' }).waitFor()
      await page.getByText(/^verifier2, /).waitFor()
      await look(page, 'outbox-conflict')
      expect(await findAccessFaults(page)).toEqual([])
      await keys('m')
      await page.getByText('Nothing waits to be sent.').waitFor()
      expect(await page.getByText('confirmed', { exact: true }).count()).toBe(7)
      await look(page, 'outbox-settled')
      expect(await readOnServer(site, number)).toEqual({
        owner: 'verifier',
        progress: ['StagedRollout'],
        hours: ['2.5'],
        worked: '150',
        due: '1970-01-01',
      })
      expect(await historyOnServer(site, number)).toEqual([
        'verifier2: VerificationHours 9',
        'verifier: Owner',
        'verifier: UMDRelease 3',
        'verifier: RolloutProgress In Verification',
        'verifier: comment',
        'verifier: VerificationHours 2.5',
        'verifier: TimeWorked 150',
        'verifier: RolloutProgress StagedRollout',
      ])
      await keys('g', 't')
      await page.getByText(subject).first().waitFor()
      await look(page, 'tickets')
      expect(await findAccessFaults(page)).toEqual([])
      await keys('Enter')
      await page.getByText('Installed from the repository of the PPA.').first().waitFor()
      await page.getByRole('button', { name: /report\.pdf/ }).waitFor()
      await look(page, 'ticket-done')
      expect(await findAccessFaults(page)).toEqual([])
      expect(complaints).toEqual([])
      await page.context().close()
      await app.stop()
    },
  )
})

async function pressEach(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** The value of a link or a field, as soon as the server has it. */
async function onServer(site: Site, number: string) {
  const { json } = await site.raw('root', 'GET', `/ticket/${number}`)
  const ticket = json as {
    CustomFields: { name: string; values: string[] }[]
    _hyperlinks: { ref: string; id?: string | number }[]
    Status: string
  }
  return {
    status: ticket.Status,
    progress: ticket.CustomFields.find(({ name }) => name === 'RolloutProgress')?.values,
    hours: ticket.CustomFields.find(({ name }) => name === 'VerificationHours')?.values,
    related: ticket.CustomFields.find(({ name }) => name === 'RelatedGGUSTickets')?.values,
    refersTo: ticket._hyperlinks.filter(({ ref }) => ref === 'refers-to').map(({ id }) => String(id)),
  }
}

onRequestTracker('tickets by hand', {}, (site) => {
  async function openSignedIn() {
    const dataFolder = join(makeTempFolder(), 'data')
    const env = { ...process.env, PROVISO_KEY_STORE: 'none' }
    const app = await startApp({ dataFolder, env })
    const { page, complaints } = await openWindow(browser, app.address, {})
    await signIn(page, site)
    await page.getByRole('link', { name: 'Tickets', exact: true }).click()
    return { app, page, complaints, dataFolder, env }
  }

  test('the board carries a ticket through the process, and explains a step that is none', async () => {
    const number = await site.newTicket({ RolloutProgress: 'Unverified', CommunicationStatus: 'OK' })
    await site.raw('root', 'PUT', `/ticket/${number}`, { Status: 'open', Subject: 'ARC 15.3 on sl6' })
    const { app, page, complaints } = await openSignedIn()
    await page.getByText('ARC 15.3 on sl6').first().waitFor()
    await page.keyboard.press('b')
    const column = (name: string) => page.getByRole('group', { name: new RegExp(`^${name},`) })
    await column('Unverified')
      .getByRole('option', { name: /ARC 15.3/ })
      .waitFor()
    await look(page, 'board')
    expect(await findAccessFaults(page)).toEqual([])

    await column('Unverified')
      .getByRole('option', { name: /ARC 15.3/ })
      .dragTo(column('StagedRollout'))
    await page.getByText('The process knows no step from Unverified to StagedRollout').waitFor()
    await look(page, 'board-refused')
    await page.keyboard.press('Escape')

    await page.getByRole('listbox', { name: 'Board of tickets' }).focus()
    await page.keyboard.press('m')
    await page.getByRole('button', { name: 'Start the verification' }).waitFor()
    expect(await findAccessFaults(page)).toEqual([])
    // The first field takes the focus, and the Enter key starts.
    await page.locator('input:focus').waitFor()
    await page.keyboard.press('Enter')
    await column('In Verification')
      .getByRole('option', { name: /ARC 15.3/ })
      .waitFor()

    const moveTo = async (step: string, fill: () => Promise<void>) => {
      await page.getByRole('listbox', { name: 'Board of tickets' }).focus()
      await page.keyboard.press('m')
      await page.getByLabel('Next step').first().click()
      await page.getByRole('option', { name: step, exact: true }).click()
      await fill()
      await page.getByRole('button', { name: `Move to ${step}` }).click()
      await column(step)
        .getByRole('option', { name: /ARC 15.3/ })
        .waitFor()
    }
    await moveTo('Waiting for Response', () =>
      page.getByLabel('GGUS tickets').fill('https://ggus.example.org/77'),
    )
    await moveTo('In Verification', () => page.getByLabel('Comment').fill('Solved by the provider.'))
    await moveTo('StagedRollout', () => page.getByLabel('Hours').fill('3.5'))
    await page.getByRole('button', { name: 'Sync now' }).click()
    await page.getByRole('link', { name: 'Outbox', exact: true }).click()
    await page.getByText('Nothing waits to be sent.').waitFor()
    expect(await onServer(site, number)).toMatchObject({
      progress: ['StagedRollout'],
      hours: ['3.5'],
      related: ['https://ggus.example.org/77'],
    })
    expect(complaints).toEqual([])
    await page.context().close()
    await app.stop()
  })

  test('a ticket is made and linked, and a comment that was being written outlives a power cut', async () => {
    const other = await site.newTicket()
    await site.raw('root', 'PUT', `/ticket/${other}`, { Subject: 'The ticket beside it' })
    const { app, page, dataFolder, env } = await openSignedIn()
    await page.getByText('The ticket beside it').first().waitFor()
    await page.getByRole('button', { name: 'New ticket' }).click()
    await page.getByLabel('Subject').fill('StoRM 1.11 on sl6')
    await page.getByLabel('Words').fill('Please verify.')
    await look(page, 'new-ticket')
    expect(await findAccessFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Queue the ticket' }).click()
    await page.getByText('Nothing waits to be sent.').waitFor()
    await page.getByRole('link', { name: 'Tickets', exact: true }).click()
    await page
      .getByText(/StoRM 1.11 on sl6/)
      .first()
      .click()
    await page.getByLabel('Status', { exact: true }).first().click()
    await page.getByRole('option', { name: 'open', exact: true }).click()
    await page.getByRole('button', { name: 'Set', exact: true }).click()
    await page.getByLabel('Ticket or address').fill(other)
    await page.getByRole('button', { name: 'Link', exact: true }).click()
    await page.getByRole('link', { name: other, exact: true }).waitFor()
    const number = /(\d+)$/.exec(page.url())?.[1] ?? ''
    await expect
      .poll(() => onServer(site, number), { timeout: 20_000 })
      .toMatchObject({ refersTo: [other], status: 'open' })

    await page.getByLabel('Words').fill('Half a sen')
    await page.getByLabel('Words').blur()
    const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')))
    await expect.poll(kept, { timeout: 10_000 }).toEqual([])
    await app.kill()
    await page.context().close()
    const again = await startApp({ dataFolder, env })
    const second = await openWindow(browser, again.address, {})
    await second.page.getByRole('link', { name: 'Tickets', exact: true }).click()
    await second.page
      .getByText(/StoRM 1.11 on sl6/)
      .first()
      .click()
    await expect.poll(() => second.page.getByLabel('Words').inputValue()).toBe('Half a sen')
    await second.page.context().close()
    await again.stop()
  })
})
