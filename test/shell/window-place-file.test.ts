import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWindowPlace, writeWindowPlace } from '../../electron/shell/window-place-file.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

test('what was written is read', () => {
  const folder = join(makeTempFolder(), 'new')
  const place = { x: -5, y: 10, width: 900, height: 700, isMaximized: true }
  writeWindowPlace(folder, place)
  expect(readWindowPlace(folder)).toEqual(place)
})

test.each(['', '{', '{"x":1}', '{"x":0,"y":0,"width":-1,"height":5,"isMaximized":false}'])(
  '«%s» is passed over',
  (text) => {
    const folder = makeTempFolder()
    writeFileSync(join(folder, 'window.json'), text)
    expect(readWindowPlace(folder)).toBeNull()
  },
)
