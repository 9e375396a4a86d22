import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { build } from 'vite'

// Run by the toolchain's Node: node scripts/build.mjs
const root = join(import.meta.dirname, '..')
const builds = [
  { configFile: 'vite.config.ts' },
  { configFile: 'vite.node.config.ts' },
  { configFile: 'vite.electron.config.ts', mode: 'main' },
  { configFile: 'vite.electron.config.ts', mode: 'preload' },
]

try {
  for (const { configFile, mode = 'production' } of builds)
    await build({ configFile: join(root, configFile), mode, logLevel: 'warn' })
} catch (error) {
  console.error(stripVTControlCharacters(error instanceof Error ? error.message : String(error)))
  process.exitCode = 1
}
