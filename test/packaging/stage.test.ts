import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { stageProgram } from '../../packaging/stage.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

/** A checkout in miniature. */
const files = {
  'package.json': JSON.stringify({
    name: 'proviso',
    version: '1.2.3',
    main: 'm.js',
    scripts: {},
    devDependencies: { electron: '45.0.0', vite: '1' },
  }),
  LICENSE: 'licence',
  'dist/service/cli.js': 'built',
  'templates/catalogue/products.json': '[]',
  'electron/main.ts': 'source',
  'node_modules/vite/package.json': '{}',
  'node_modules/exceljs/package.json': '{"dependencies":{"saxes":"1"}}',
  'node_modules/exceljs/dist/for-browsers.js': 'big',
  'node_modules/exceljs/lib/exceljs.js': 'small',
  'node_modules/exceljs/node_modules/saxes/package.json': '{}',
  'node_modules/better-sqlite3/package.json': '{}',
  'node_modules/better-sqlite3/src/addon.cpp': 'source',
  'node_modules/better-sqlite3/prebuilds/linux-x64.node': 'native',
  'node_modules/better-sqlite3/prebuilds/linuxmusl-x64.node': 'native',
  'node_modules/better-sqlite3/prebuilds/linux-arm64.node': 'native',
  'node_modules/better-sqlite3/prebuilds/win32-x64.node': 'native',
}

function stage(platform: NodeJS.Platform = 'linux') {
  const root = makeTempFolder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), content)
  }
  const folder = join(makeTempFolder(), 'app')
  stageProgram(root, folder, { platform, arch: 'x64' })
  return {
    has: (name: string) => existsSync(join(folder, name)),
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
  }
}

test('the built program, the templates and the runtime packages are in it', () => {
  const { has } = stage()
  const wanted = [
    'dist/service/cli.js',
    'templates/catalogue/products.json',
    'LICENSE',
    'node_modules/exceljs/lib/exceljs.js',
  ]
  expect(wanted.filter((name) => !has(name))).toEqual([])
  expect(has('node_modules/exceljs/node_modules/saxes/package.json')).toBe(true)
})

test('sources, tools and needless parts are not', () => {
  const { has } = stage()
  const unwanted = [
    'electron',
    'node_modules/vite',
    'node_modules/exceljs/dist',
    'node_modules/better-sqlite3/src',
  ]
  expect(unwanted.filter(has)).toEqual([])
})

test.each([
  ['linux', ['linux-x64', 'linuxmusl-x64']],
  ['win32', ['win32-x64']],
] as const)('for %s the native part is its own', (platform, wanted) => {
  const { has } = stage(platform)
  const names = ['linux-x64', 'linuxmusl-x64', 'linux-arm64', 'win32-x64']
  expect(names.filter((name) => has(`node_modules/better-sqlite3/prebuilds/${name}.node`))).toEqual(wanted)
})

test('it says of itself what a user needs and names no tool but Electron', () => {
  const manifest = JSON.parse(stage().read('package.json')) as Record<string, unknown>
  expect(manifest).toMatchObject({ name: 'proviso', productName: 'Proviso', version: '1.2.3', main: 'm.js' })
  expect(manifest['devDependencies']).toEqual({ electron: '45.0.0' })
  expect(manifest).not.toHaveProperty('scripts')
})
