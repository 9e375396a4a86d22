import type { Page } from 'playwright-core'

/** Goes to a run and into its list of criteria. */
export async function openRun(page: Page, id: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash
  }, `#/runs/${id}`)
  await page.locator('[role=option][aria-selected=true]').waitFor()
  await page.getByRole('listbox', { name: 'Criteria' }).focus()
}

/** Types into the comment as a person does and takes the time from each key to its painted letter. */
export async function typeWords(page: Page): Promise<readonly number[]> {
  await page.getByRole('textbox', { name: 'Comment' }).focus()
  await page.evaluate(() => {
    const echoes: number[] = []
    Object.assign(globalThis, { echoes })
    let struck = 0
    window.addEventListener('keydown', (event) => (struck = event.timeStamp), true)
    window.addEventListener('input', () => {
      const begun = struck
      requestAnimationFrame(() => requestAnimationFrame(() => echoes.push(performance.now() - begun)))
    })
  })
  await page.keyboard.type('What was seen while the program had much else to do. '.repeat(3), {
    delay: 40,
  })
  return page.evaluate(() => (globalThis as unknown as { echoes: number[] }).echoes)
}
