import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import envPaths from 'env-paths'

/** The data folder by the platform's convention, or the one the user chose. */
export function dataFolderOf(chosen: string | undefined): string {
  return chosen === undefined ? envPaths('proviso', { suffix: '' }).data : resolve(chosen)
}

/** `templates` beside the program: found by going up from the running file, so that it works bundled or not. */
export function findTemplatesFolder(from: string = import.meta.dirname): string {
  const candidate = join(from, 'templates')
  if (existsSync(join(candidate, 'catalogue'))) return candidate
  const above = dirname(from)
  if (above === from) throw new Error('The templates that ship with Proviso are missing.')
  return findTemplatesFolder(above)
}
