import { expect, test, vi } from 'vitest'
import { menuTemplate } from '../../electron/shell/menu.ts'

test('only macOS has a menu named after the program', () => {
  const first = (platform: NodeJS.Platform) => menuTemplate(platform, () => undefined)[0]
  expect(first('darwin')).toEqual({ role: 'appMenu' })
  expect(first('linux')).toMatchObject({ label: 'File' })
})

test('the data folder can be shown', () => {
  const show = vi.fn()
  const file = menuTemplate('linux', show)[0]!.submenu as { label?: string; click?: () => void }[]
  file.find(({ label }) => label === 'Show the data folder')!.click!()
  expect(show).toHaveBeenCalledOnce()
})
