import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

test('a folder, a device and nothing are no evidence; each is said in a word, and nothing is kept', () => {
  const out = makeTempFolder()
  const { verification } = JSON.parse(runCli('demo', '--out', out, '--json').out) as { verification: string }
  const data = join(out, 'data')
  const list = () => runCli('evidence', verification, '--data', data).out
  const before = list()
  for (const [path, sentence] of [
    [makeTempFolder(), 'is not a file and was not read'],
    ['/dev/zero', 'is not a file and was not read'],
    ['/no/such/file.log', 'cannot be read'],
  ] as const) {
    const ended = runCli('capture', verification, path, '--at', 'summary', '--data', data)
    expect(ended).toMatchObject({ code: 1, err: expect.stringContaining(sentence) })
  }
  expect(list()).toBe(before)
}, 120_000)
