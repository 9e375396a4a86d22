import type { Ppa } from './umd-release.ts'

/** Where the packages of a PPA in staged rollout lie (process.md 5). It is off by default; any site may enable it. */
export function testingRepository({
  umdMajor,
  platform,
  arch,
}: Pick<Ppa, 'umdMajor' | 'platform' | 'arch'>): string {
  return `http://repository.egi.eu/sw/testing/umd/${String(umdMajor)}/${platform}/${arch}`
}
