import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The folder `layouts` of a data folder: layouts of a site stand there, in place of the built-in ones of the same name. */
export function siteLayoutsOf(dataFolder: string): string | null {
  const folder = join(dataFolder, 'layouts')
  return existsSync(folder) ? folder : null
}
