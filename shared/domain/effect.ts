import * as z from 'zod'

/** A row that a template would gain or lose, with the sentence that explains it. */
export const EffectRow = z.object({
  criterionId: z.string(),
  title: z.string().nullable(),
  because: z.string(),
})
export type EffectRow = z.infer<typeof EffectRow>

/** What a change would do to the template of one product for one QC release. */
export const TemplateEffect = z.object({
  qcReleaseId: z.string(),
  productKey: z.string(),
  productName: z.string(),
  gains: z.array(EffectRow),
  loses: z.array(EffectRow),
  /** Rows that stay with another text, by identifier. */
  changes: z.array(z.string()),
})
export type TemplateEffect = z.infer<typeof TemplateEffect>

/** An open verification whose product is touched. Its own rows stay as they are: they are pinned. */
export const TouchedVerification = z.object({
  id: z.string(),
  ppaId: z.string(),
  qcReleaseId: z.string(),
  criteria: z.array(z.string()),
})
export type TouchedVerification = z.infer<typeof TouchedVerification>

/** What a change would do, before it is made. */
export const Effect = z.object({
  templates: z.array(TemplateEffect),
  verifications: z.array(TouchedVerification),
})
export type Effect = z.infer<typeof Effect>

/** A template reduced to what is compared: the rows of one product for one QC release. */
export interface TemplateSnapshot {
  readonly qcReleaseId: string
  readonly productKey: string
  readonly productName: string
  readonly rows: ReadonlyMap<
    string,
    { readonly title: string | null; readonly digest: string; readonly because: string }
  >
}

/** Compares templates one by one; those without a difference are left out. */
export function compareTemplates(
  before: readonly TemplateSnapshot[],
  after: readonly TemplateSnapshot[],
): readonly TemplateEffect[] {
  const keyOf = (snapshot: TemplateSnapshot) => `${snapshot.qcReleaseId} ${snapshot.productKey}`
  const later = new Map(after.map((snapshot) => [keyOf(snapshot), snapshot]))
  const earlier = new Map(before.map((snapshot) => [keyOf(snapshot), snapshot]))
  const empty: TemplateSnapshot['rows'] = new Map()
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key) => {
    const named = later.get(key) ?? earlier.get(key)
    if (!named) return []
    const was = earlier.get(key)?.rows ?? empty
    const is = later.get(key)?.rows ?? empty
    const gains = rowsOnlyIn(is, was)
    const loses = rowsOnlyIn(was, is)
    const changes = [...is]
      .filter(([id, row]) => was.has(id) && was.get(id)?.digest !== row.digest)
      .map(([id]) => id)
    if (gains.length + loses.length + changes.length === 0) return []
    const { qcReleaseId, productKey, productName } = named
    return [{ qcReleaseId, productKey, productName, gains, loses, changes }]
  })
}

function rowsOnlyIn(these: TemplateSnapshot['rows'], others: TemplateSnapshot['rows']): EffectRow[] {
  return [...these]
    .filter(([id]) => !others.has(id))
    .map(([criterionId, { title, because }]) => ({ criterionId, title, because }))
}
