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

async function signIn(page: Page, site: Site): Promise<void> {
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('button', { name: 'Sign in to a ticket server' }).click()
  await page.getByLabel('Name', { exact: true }).last().fill('The site')
  await page.getByLabel('Address').fill(site.proxy.url)
  await page.getByLabel('Login').fill('verifier')
  await page.getByRole('textbox', { name: 'Token' }).fill(site.server.tokens.verifier)
  await page.getByText('Operation ids').click()
  await page.getByLabel('Field for ids of messages').fill('TxnOpId')
  await look(page, 'account-form')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Test' }).click()
  await page.getByText('It works.').waitFor()
  await look(page, 'account-tested')
  // The notice about the key store stands here, too.
  await page.getByText('No key store answered').waitFor()
  expect(await findAccessFaults(page)).toEqual([])
}

async function readOnServer(site: Site, number: string) {
  const { json } = await site.raw('root', 'GET', `/ticket/${number}`)
  const ticket = json as { Owner: { id: string }; CustomFields: { name: string; values: string[] }[] }
  const values = (name: string) => ticket.CustomFields.find((field) => field.name === name)?.values
  return { owner: ticket.Owner.id, progress: values('RolloutProgress'), hours: values('VerificationHours') }
}

onRequestTracker('the story of a verifier', {}, (site) => {
  test.each(['light', 'dark'] as const)(
    'signs in once, works on a train, decides one conflict, all is proven, in %s',
    async (colorScheme) => {
      const number = await site.newTicket({ RolloutProgress: 'Unverified', CommunicationStatus: 'OK' })
      await site.raw('root', 'PUT', `/ticket/${number}`, { Status: 'open', Subject: 'dCache 9.2.1 on sl6' })
      const dataFolder = join(makeTempFolder(), 'data')
      const app = await startApp({ dataFolder, env: { ...process.env, PROVISO_KEY_STORE: 'none' } })
      const { page, complaints } = await openWindow(browser, app.address, { colorScheme })
      await signIn(page, site)
      await page.getByRole('link', { name: 'Tickets', exact: true }).click()
      await page.getByText('dCache 9.2.1 on sl6').first().click()
      await page.getByRole('button', { name: 'Start the verification' }).waitFor()
      await look(page, 'ticket')

      site.proxy.follow(() => ({ kind: 'cut before' }))
      await page.getByRole('button', { name: 'Start the verification' }).click()
      await page.getByLabel('VerificationHours').fill('2.5')
      await page.getByRole('button', { name: 'Set', exact: true }).click()
      await page.getByLabel('Words').fill('Installed from the repository of the PPA.')
      await page.getByRole('button', { name: 'Comment' }).click()
      await page.getByText('Offline · 5 queued').waitFor()
      await look(page, 'ticket-offline')
      await site.raw('verifier2', 'PUT', `/ticket/${number}`, { CustomFields: { VerificationHours: '9' } })

      site.proxy.follow(null)
      await page.getByRole('link', { name: 'Outbox', exact: true }).click()
      await page.getByRole('button', { name: 'Sync now' }).click()
      await page.getByRole('button', { name: 'Take mine' }).waitFor()
      await look(page, 'outbox-conflict')
      expect(await findAccessFaults(page)).toEqual([])
      await page.getByRole('button', { name: 'Take mine' }).click()
      await page.getByText('Nothing waits to be sent.').waitFor()
      await look(page, 'outbox-settled')
      expect(await readOnServer(site, number)).toEqual({
        owner: 'verifier',
        progress: ['In Verification'],
        hours: ['2.5'],
      })
      await page.getByRole('link', { name: 'Tickets', exact: true }).click()
      await look(page, 'tickets')
      expect(await findAccessFaults(page)).toEqual([])
      await page.getByText('dCache 9.2.1 on sl6').first().click()
      await page.getByRole('button', { name: 'Read again' }).click()
      await page.getByText('Installed from the repository of the PPA.').first().waitFor()
      await look(page, 'ticket-done')
      expect(await findAccessFaults(page)).toEqual([])
      expect(complaints).toEqual([])
      await page.context().close()
      await app.stop()
    },
  )
})

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
