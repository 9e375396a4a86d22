import { expect, test } from 'vitest'
import { getAuditHead } from '../../../electron/db/tables/audit.ts'
import { listProducts } from '../../../electron/db/tables/products.ts'
import { previewEffect, type Proposal } from '../../../electron/usecases/catalogue/effect.ts'
import { changeMapping } from '../../../electron/usecases/catalogue/mapping.ts'
import { startVerification } from '../../../electron/usecases/verification/start.ts'
import { clarifying, startDraft } from '../../support/catalogue.ts'
import { makeCriterion } from '../../support/criteria.ts'
import { dcacheOnSl5, valueOf } from '../../support/run.ts'

function startPreview() {
  const start = startDraft()
  valueOf(startVerification(start.deps, { ppaId: dcacheOnSl5, qcReleaseId: 'QC3', releaseType: 'major' }))
  return { ...start, preview: (proposal: Proposal) => valueOf(previewEffect(start.deps, proposal)) }
}

test('a generic criterion is gained by the template of every product, and nothing is written', () => {
  const { deps, listed, preview } = startPreview()
  const head = getAuditHead(deps.db)
  const before = listed()
  const effect = preview({
    kind: 'save criterion',
    input: {
      qcReleaseId: 'QC4',
      criterion: makeCriterion({ id: 'NEW_1' }),
      before: null,
      takesOver: [],
      reason: clarifying,
    },
  })
  expect(effect.templates).toHaveLength(listProducts(deps.db).length)
  for (const template of effect.templates) {
    expect(template).toMatchObject({ gains: [{ criterionId: 'NEW_1' }], loses: [], changes: [] })
  }
  expect(effect.verifications).toMatchObject([{ ppaId: dcacheOnSl5, criteria: ['NEW_1'] }])
  expect(listed()).toEqual(before)
  expect(getAuditHead(deps.db)).toEqual(head)
})

test('a changed text changes rows and gains none', () => {
  const { criterion, preview } = startPreview()
  const before = criterion('GENERIC_DOC_2')
  const { templates } = preview({
    kind: 'save criterion',
    input: {
      qcReleaseId: 'QC4',
      criterion: { ...before, check: 'x' },
      before,
      takesOver: [],
      reason: clarifying,
    },
  })
  for (const template of templates) {
    expect(template).toMatchObject({ gains: [], loses: [], changes: ['GENERIC_DOC_2'] })
  }
})

test('taking a capability away takes its rows from that product alone', () => {
  const { deps, preview } = startPreview()
  const [held] = listProducts(deps.db).find(({ key }) => key === 'emi.dcache')?.capabilities ?? []
  const wish = {
    product: 'emi.dcache',
    capability: held!.id,
    held: false,
    basis: 'given' as const,
    evidence: '',
  }
  const { templates, verifications } = preview({ kind: 'capabilities', wishes: [wish] })
  expect(new Set(templates.map(({ productKey }) => productKey))).toEqual(new Set(['emi.dcache']))
  for (const { gains, loses } of templates) expect([gains.length, loses.length > 0]).toEqual([0, true])
  expect(verifications).toHaveLength(1)
})

test('what would be refused is refused in the preview too', () => {
  const { deps } = startPreview()
  const wish = { product: 'emi.dcache', criterion: 'GENERIC_DOC_2', change: 'remove' as const, reason: ' ' }
  expect(previewEffect(deps, { kind: 'mapping', qcReleaseId: 'QC4', wishes: [wish] })).toMatchObject({
    failure: { kind: 'refused' },
  })
})

test('exceptions that have no effect are skipped with a word, the others set at once', () => {
  const { deps } = startPreview()
  const wish = { criterion: 'GENERIC_DOC_2', reason: 'Not shipped.' }
  const outcome = valueOf(
    changeMapping(deps, 'QC4', [
      { ...wish, product: 'emi.dcache', change: 'remove' },
      { ...wish, product: 'emi.apel', change: 'remove' },
      { ...wish, product: 'emi.amga', change: 'add' },
    ]),
  )
  expect(outcome).toEqual({ changed: 2, skipped: ['AMGA has GENERIC_DOC_2 by rule already.'] })
})
