import envPaths from 'env-paths'
import { resolve } from 'node:path'

/** Where the database lies: the folder a person names, else the platform's own place for it, the same for all faces. */
export function chooseDataFolder(named: string | undefined): string {
  return named === undefined ? envPaths('proviso', { suffix: '' }).data : resolve(named)
}
