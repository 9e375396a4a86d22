import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeTempFolder } from '../support/temp-folder.ts'

const launcher = join(import.meta.dirname, '../../packaging/launchers/proviso')

/** An installed Proviso whose desktop program tells how it was started; `type` is what a person types. */
function install() {
  const top = makeTempFolder()
  const program = join(top, 'lib', 'proviso')
  mkdirSync(join(program, 'resources'), { recursive: true })
  mkdirSync(join(top, 'bin'))
  copyFileSync(launcher, join(program, 'resources', 'proviso'))
  chmodSync(join(program, 'resources', 'proviso'), 0o755)
  writeFileSync(join(program, 'proviso-desktop'), '#!/bin/sh\necho "${ELECTRON_RUN_AS_NODE:-window} $*"\n')
  chmodSync(join(program, 'proviso-desktop'), 0o755)
  symlinkSync('../lib/proviso/resources/proviso', join(top, 'bin', 'proviso'))
  return (args: readonly string[], env: NodeJS.ProcessEnv = { DISPLAY: ':0' }) =>
    execFileSync(join(top, 'bin', 'proviso'), args, { env: { PATH: process.env['PATH'], ...env } })
      .toString()
      .trim()
      .replace(`${program}/resources/app/dist/service/`, '')
}

test.skipIf(process.platform === 'win32').each([
  ['nothing', [], 'window'],
  ['a folder', ['--data', 'my runs'], 'window --data my runs'],
  ['a folder in one word', ['--data=runs'], 'window --data=runs'],
  [
    'a command',
    ['templates', '--release', '2.3.1', '--out', 'x'],
    '1 cli.js templates --release 2.3.1 --out x',
  ],
  ['a question', ['--help'], '1 cli.js --help'],
  ['a wish for the browser face', ['--no-window', '--data', 'x'], '1 serve.js --no-window --data x'],
])('with a display, %s', (_, args, started) => {
  expect(install()(args)).toBe(started)
})

test.skipIf(process.platform !== 'linux')('without a display a browser is served', () => {
  expect(install()([], {})).toBe('1 serve.js')
})
