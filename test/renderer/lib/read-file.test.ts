import { expect, test } from 'vitest'
import { readFile } from '../../../renderer/lib/read-file.ts'
import { describeTrouble, troubleOf } from '../../../renderer/lib/trouble.ts'

test('a part of a file is read with its name', async () => {
  const part = await readFile(new File(['0123456789'], 'a.log'), 2, 5)
  expect([part.name, await part.text()]).toEqual(['a.log', '234'])
})

test('what the browser cannot read is said in a sentence, a bug is not', async () => {
  const failing = (error: Error) =>
    Object.assign(new File([''], 'folder'), {
      slice: () => ({
        arrayBuffer() {
          throw error
        },
      }),
    })
  const said = await readFile(failing(new DOMException('x', 'NotReadableError'))).catch(
    (error: unknown) => error,
  )
  expect(describeTrouble(troubleOf(said)).text).toContain('folder cannot be read: it is a folder or a device')
  await expect(readFile(failing(new TypeError('a bug')))).rejects.toThrow('a bug')
})
