import type { Page } from 'playwright-core'

/** First start of an Early Adopter: the choice of the role, and who writes. */
export async function becomeEarlyAdopter(page: Page): Promise<void> {
  await page.getByRole('button', { name: /as an Early Adopter/ }).click()
  await page.getByRole('textbox', { name: 'Your team' }).fill('CESGA')
  await page.getByRole('textbox', { name: 'Your site' }).fill('CESGA-EGEE')
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada Admin')
}

/** Answers every question of the form that is open, with one problem and what helps against it. */
export async function answerEverything(page: Page): Promise<void> {
  const group = (name: string) => page.getByRole('group', { name, exact: true })
  await group('Installed as').getByLabel('Upgrade').click()
  await page.getByLabel('From version').fill('1.9.12')
  await group('Installation').getByLabel('Went well').click()
  await group('Configuration').getByLabel('Went well').click()
  await group('Operation').getByLabel('With problems').click()
  await page.getByLabel('What went wrong').fill('The log fills the disk')
  await page.getByLabel('What helps against it').fill('Rotate it hourly')
  await page.getByLabel('Since', { exact: true }).fill('2026-03-05')
  await page.getByLabel('Jobs', { exact: true }).fill('12000')
  await group('Your monitoring shows').getByLabel('No alarms').click()
  await group('For the other sites').getByLabel('Accept with known issues').click()
}
