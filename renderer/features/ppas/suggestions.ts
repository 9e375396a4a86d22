import type { PpaListed } from '../../../shared/contract/releases.ts'
import { type ReleaseType, suggestReleaseType } from '../../../shared/domain/release-type.ts'

/**
 * The release type suggested for each PPA of a list, by id; null where the step between versions cannot be read.
 * The version before is the one published last before it, of the same product in the same UMD major.
 */
export function suggestForList(ppas: readonly PpaListed[]): ReadonlyMap<string, ReleaseType | null> {
  const histories = new Map<string, PpaListed[]>()
  for (const ppa of ppas) {
    const product = `${String(ppa.umdMajor)} ${ppa.productKey}`
    const history = histories.get(product)
    if (history) history.push(ppa)
    else histories.set(product, [ppa])
  }
  const suggestions = new Map<string, ReleaseType | null>()
  for (const history of histories.values()) {
    history.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    for (const ppa of history) {
      const before = history.findLast(({ date, version }) => date < ppa.date && version !== ppa.version)
      suggestions.set(ppa.id, suggestReleaseType(ppa.version, before?.version ?? null)?.type ?? null)
    }
  }
  return suggestions
}
