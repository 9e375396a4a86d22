import type { Product } from '../../../shared/domain/product.ts'
import type { Finding } from '../../../shared/domain/umd-release.ts'
import type { WriteDb } from '../../db/handles.ts'
import { listProducts } from '../../db/tables/products.ts'
import type { ReleaseFacts } from './keep-release.ts'

/**
 * What a record leaves open and the catalogue can answer: platforms it lost, keys it changed, products nobody
 * knows (process.md 13.2, data quality).
 */
export function catalogueFindings(tx: WriteDb, facts: ReleaseFacts): readonly Finding[] {
  const products = listProducts(tx)
  const byKey = new Map(products.map((product) => [product.key, product]))
  return facts.entries.flatMap((entry) => {
    const product = byKey.get(entry.productKey)
    const findings: Finding[] = []
    const say = (kind: Finding['kind'], message: string) =>
      findings.push({ product: entry.productKey, kind, message })
    if (!product) {
      say(
        'unknown-product',
        `${entry.productKey} is not in the built-in catalogue; it was added as the record gives it.`,
      )
    }
    if (entry.targets.length === 0)
      say('platforms-missing', platformSentence(entry.productName, product, facts.umdMajor))
    if (product) {
      const siblings = siblingKeys(products, product)
      if (siblings.length > 0) {
        say(
          'key-changed',
          `${entry.productName} also stands under ${siblings.join(' and ')}; they look like one product.`,
        )
      }
    }
    return findings
  })
}

function platformSentence(name: string, product: Product | undefined, umdMajor: number): string {
  const known = (product?.platforms ?? []).filter((platform) => platform.umdMajor === umdMajor)
  const opening = `No platform is named for ${name}, which means several or none.`
  if (known.length === 0) return `${opening} Enter one to verify it.`
  const platforms = known.map((platform) => `${platform.platform}/${platform.arch}`).join(', ')
  return `${opening} Inferred from what is known of it in UMD ${String(umdMajor)}: ${platforms}.`
}

function siblingKeys(products: readonly Product[], product: Product): readonly string[] {
  if (product.family === null) return []
  return products
    .filter((other) => other.family === product.family && other.key !== product.key)
    .map((other) => other.key)
}
