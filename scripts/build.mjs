import { join } from 'node:path'
import { build } from 'vite'

// Run by the toolchain's Node: node scripts/build.mjs
const root = join(import.meta.dirname, '..')
const builds = [
  { configFile: 'vite.config.ts' },
  { configFile: 'vite.node.config.ts' },
  { configFile: 'vite.electron.config.ts', mode: 'main' },
  { configFile: 'vite.electron.config.ts', mode: 'preload' },
]

for (const { configFile, mode = 'production' } of builds)
  await build({ configFile: join(root, configFile), mode, logLevel: 'warn' })
