import { describe, expect, test } from 'vitest'
import { launchers } from '../support/launchers.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

describe.each(Object.entries(launchers))('%s', (_, launcher) => {
  test('shows what ships with it, keeps what is changed, and comes back with it', async ({ skip }) => {
    skip(launcher.missing !== null, launcher.missing ?? '')
    const dataFolder = makeTempFolder()
    const first = await launcher.open(dataFolder)
    await first.page.getByRole('link', { name: 'UMD releases', exact: true }).click()
    await first.page.getByText('1.0.0').first().waitFor()
    await first.page.getByRole('link', { name: 'Settings' }).click()
    const name = first.page.getByRole('textbox', { name: 'Name' })
    await name.fill('Łódź Testbed')
    await first.page.getByRole('link', { name: 'Home' }).click()
    await first.stop()

    const second = await launcher.open(dataFolder)
    await second.page.getByRole('link', { name: 'Settings' }).click()
    await expect
      .poll(() => second.page.getByRole('textbox', { name: 'Name' }).inputValue())
      .toBe('Łódź Testbed')
    await second.stop()
  })
})
