import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Proposal } from '../../../../shared/contract/catalogue-editing.ts'
import type { Capability, Product } from '../../../../shared/domain/product.ts'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { EffectNote } from '../effect-note.tsx'
import { ItemForm } from '../item-form.tsx'
import { useAct } from '../../../lib/use-act.ts'
import { useEffectPreview } from '../use-effect-preview.ts'
import styles from '../catalogue.module.css'
import { MatrixTable, type MatrixCell } from './matrix-table.tsx'

/** Two areas of the federated cloud bear the name of a capability of the roadmap. */
export function columnOf({ id, name, inRoadmap }: Capability) {
  return { id, name: inRoadmap ? name : `${name} (cloud)` }
}

const keyOf = (product: string, capability: string) => `${product} ${capability}`

/** Products against capabilities: marks are changed first, their effect is looked at, then all are saved at once. */
export function CapabilityMatrix({
  products,
  capabilities,
}: {
  products: readonly Product[]
  capabilities: readonly Capability[]
}) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [evidence, setEvidence] = useState('')
  const held = (product: Product, capability: Capability) =>
    product.capabilities.find(({ id }) => id === capability.id)
  const wishes = products.flatMap((product) =>
    capabilities.flatMap((capability) => {
      const wanted = changed.get(keyOf(product.key, capability.id))
      if (wanted === undefined) return []
      const basis = 'inferred' as const
      return [
        { product: product.key, capability: capability.id, held: wanted, basis, evidence: evidence.trim() },
      ]
    }),
  )
  const proposal: Proposal | null = wishes.length === 0 ? null : { kind: 'capabilities', wishes }
  const preview = useEffectPreview(proposal)
  async function save(): Promise<void> {
    if (wishes.length === 0) return
    const done = await act('Saving the mapping', () => api.catalogue.edit.changeCapabilities({ wishes }))
    if (!done) return
    setChanged(new Map())
    tell(`${countOf(wishes.length, 'mark')} changed. Undo brings them back.`)
  }
  const cell = (row: number, column: number): MatrixCell => {
    const product = products[row]
    const capability = capabilities[column]
    if (!product || !capability) return { on: false, changed: false, words: '' }
    const standing = held(product, capability)
    const wanted = changed.get(keyOf(product.key, capability.id))
    const on = wanted ?? standing !== undefined
    const why = standing
      ? `${standing.basis}${standing.evidence === '' ? '' : `: ${standing.evidence}`}`
      : 'not provided'
    return {
      on,
      changed: wanted !== undefined,
      words: `${product.name}, ${capability.name}: ${wanted === undefined ? why : on ? 'will be given' : 'will be taken away'}`,
    }
  }
  const toggle = (row: number, column: number) => {
    const product = products[row]
    const capability = capabilities[column]
    if (!product || !capability) return
    const key = keyOf(product.key, capability.id)
    const next = new Map(changed)
    if (next.has(key)) next.delete(key)
    else next.set(key, held(product, capability) === undefined)
    setChanged(next)
  }
  return (
    <div className={styles.matrixPart}>
      <MatrixTable
        label="Products and capabilities"
        rowName="Product"
        rows={products.map(({ key, name }) => ({ id: key, name }))}
        columns={capabilities.map(columnOf)}
        cell={cell}
        onToggle={toggle}
      />
      <section className={styles.matrixSide} aria-label="Changed marks">
        {wishes.length === 0 ? (
          <p className="soft">
            Arrow keys move, Space sets or clears a mark. Nothing is saved before you have seen what it does.
          </p>
        ) : (
          <ItemForm
            title={`${countOf(wishes.length, 'mark')} changed`}
            group="Mapping"
            save={{ name: 'Save the changed marks', label: 'Save' }}
            fault={null}
            busy={busy}
            focused={false}
            onSave={() => void save()}
            actions={
              <Button variant="default" onClick={() => setChanged(new Map())}>
                Clear
              </Button>
            }
          >
            {() => (
              <>
                <TextInput
                  label="Why these products provide it, or not"
                  value={evidence}
                  onChange={(event) => setEvidence(event.currentTarget.value)}
                />
                <EffectNote preview={preview} />
              </>
            )}
          </ItemForm>
        )}
      </section>
    </div>
  )
}
