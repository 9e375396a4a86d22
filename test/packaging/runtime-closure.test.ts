import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listRuntimeFolders } from '../../packaging/runtime-closure.ts'
import { runtimeModules } from '../../packaging/runtime-modules.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

const root = join(import.meta.dirname, '../..')

/** Makes packages, each with what it needs. */
function makeTree(packages: Readonly<Record<string, object>>): string {
  const top = makeTempFolder()
  for (const [folder, manifest] of Object.entries(packages)) {
    mkdirSync(join(top, folder), { recursive: true })
    writeFileSync(join(top, folder, 'package.json'), JSON.stringify(manifest))
  }
  return top
}

test('a package brings what it needs, each from where it finds it', () => {
  const top = makeTree({
    'node_modules/a': { dependencies: { b: '1', c: '1' } },
    'node_modules/a/node_modules/b': { dependencies: { c: '1' } },
    'node_modules/b': {},
    'node_modules/c': { dependencies: { a: '1' } },
    'node_modules/d': {},
  })
  expect(listRuntimeFolders(top, ['a'])).toEqual([
    'node_modules/a',
    'node_modules/a/node_modules/b',
    'node_modules/c',
  ])
})

test('what is not installed here and what only builds is passed over', () => {
  const top = makeTree({
    'node_modules/a': {
      optionalDependencies: { 'for-another-system': '1' },
      dependencies: { 'node-addon-api': '8' },
    },
    'node_modules/node-addon-api': {},
  })
  expect(listRuntimeFolders(top, ['a', 'also-missing'])).toEqual(['node_modules/a'])
})

test("no build or test tool, and not the toolchain's Node, is packaged", () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>
  }
  const packaged = listRuntimeFolders(root, runtimeModules)
  expect(packaged.filter((folder) => packages[folder] === undefined || packages[folder].dev)).toEqual([])
  expect(
    packaged.filter((folder) => /^node_modules\/(node-|electron|react|vite|typescript)/.test(folder)),
  ).toEqual([])
  expect(packaged).toEqual(expect.arrayContaining(['node_modules/better-sqlite3', 'node_modules/exceljs']))
})
