import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** `templates` beside the program: found by going up from the running file, so that it works bundled or not. */
export function findTemplatesFolder(from: string = import.meta.dirname): string {
  const candidate = join(from, 'templates')
  if (existsSync(join(candidate, 'catalogue'))) return candidate
  const above = dirname(from)
  if (above === from) throw new Error('The templates that ship with Proviso are missing.')
  return findTemplatesFolder(above)
}
