import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildOnly } from './runtime-modules.ts'

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/**
 * Everything the named packages need while they run, as folders relative to `root`, in the places where the installed
 * tree has them. A package that is not installed, because it is for another platform, is passed over.
 */
export function listRuntimeFolders(root: string, names: readonly string[]): readonly string[] {
  const found = new Set<string>()
  const add = (name: string, from: string): void => {
    const folder = buildOnly.includes(name) ? null : findPackage(root, name, from)
    if (folder === null || found.has(folder)) return
    found.add(folder)
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest
    for (const needed of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }))
      add(needed, folder)
  }
  for (const name of names) add(name, '')
  return [...found].sort()
}

/** As Node finds it: in the nearest `node_modules` from the package that asks, upwards. */
function findPackage(root: string, name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(root, candidate, 'package.json'))) return candidate
    if (folder === '' || folder === '.') return null
  }
}
