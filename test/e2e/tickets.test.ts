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
  await page.getByText('Names this site has').click()
  await page.getByLabel('Field for ids of messages').fill('TxnOpId')
  await look(page, 'account-form')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Test' }).click()
  await page.getByText('It works.').waitFor()
  await look(page, 'account-tested')
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
