import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createPageServer } from '../../electron/shell/serve-page.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

function makePages() {
  const top = makeTempFolder()
  const pages = join(top, 'renderer')
  mkdirSync(pages)
  writeFileSync(join(pages, 'index.html'), '<p>program</p>')
  writeFileSync(join(top, 'private.txt'), 'private')
  const serve = createPageServer(pages)
  return (url: string, method = 'GET') => serve({ url, method })
}

test('the window gets the program with a strict policy', async () => {
  const answer = await makePages()('app://proviso/')
  expect(await answer.text()).toBe('<p>program</p>')
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self';")
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test.each([
  'app://proviso/../private.txt',
  'app://proviso/%2e%2e/private.txt',
  'app://proviso/..%2fprivate.txt',
  'app://proviso/missing.js',
  'app://other/index.html',
])('%s is not answered', async (address) => {
  expect((await makePages()(address)).status).toBe(404)
})

test('nothing can be posted to it', async () => {
  expect((await makePages()('app://proviso/', 'POST')).status).toBe(404)
})
