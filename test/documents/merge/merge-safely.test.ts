import { expect, test } from 'vitest'
import { mergeSafely } from '../../../electron/documents/merge/merge-safely.ts'
import { makeForeign } from '../../support/damaged-pdfs.ts'
import { valueOf } from '../../support/run.ts'

const day = '2012-03-05T00:00:00.000Z'
const fileOf = async (name: string, pages: number) => ({
  name,
  bytes: new Uint8Array(await (await makeForeign(false, pages)).save()),
  password: null,
})

test('a file that takes all memory is named, and the others are merged', async () => {
  const files = [await fileOf('small.pdf', 1), await fileOf('huge.pdf', 2500), await fileOf('other.pdf', 2)]
  const { parts } = valueOf(await mergeSafely(files, day, { heapLimitMb: 40 }))
  expect(parts.map(({ name, problem }) => [name, problem])).toEqual([
    ['small.pdf', null],
    ['huge.pdf', 'huge.pdf could not be read within the time and memory there is.'],
    ['other.pdf', null],
  ])
}, 120_000)

test('stopping it leaves nothing', async () => {
  const stopped = await mergeSafely([await fileOf('a.pdf', 1)], day, { signal: AbortSignal.abort() })
  expect(stopped).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
})
