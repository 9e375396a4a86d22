import { MultiSelect, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Product } from '../../../../shared/domain/product.ts'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { useProgram } from '../../../lib/program.tsx'

interface ProductChoiceProps {
  readonly products: readonly Product[]
  readonly error: string | undefined
  /** null is all products. */
  readonly onChange: (keys: readonly string[] | null) => void
}

const all = 'all'
const some = 'some'

/** All products, those of a UMD release, or some by name. */
export function ProductChoice({ products, error, onChange }: ProductChoiceProps) {
  const { api, reads } = useProgram()
  const { data: releases } = useQuery(reads.releases())
  const [scope, setScope] = useState(all)
  const [keys, setKeys] = useState<readonly string[]>([])
  function choose(next: readonly string[]): void {
    setKeys(next)
    onChange(next)
  }
  async function take(wanted: string): Promise<void> {
    setScope(wanted)
    if (wanted === all) onChange(null)
    else if (wanted === some) choose(keys)
    else {
      choose([])
      const { entries } = await api.releases.get({ version: wanted })
      const known = new Set(products.map(({ key }) => key))
      choose([...new Set(entries.map(({ productKey }) => productKey))].filter((key) => known.has(key)))
    }
  }
  return (
    <>
      <Select
        label="For"
        searchable
        openOnFocus={false}
        data={[
          { value: all, label: `all ${countOf(products.length, 'product')}` },
          { value: some, label: 'chosen products' },
          ...(releases ?? []).map(({ version }) => ({
            value: version,
            label: `the products of UMD ${version}`,
          })),
        ]}
        value={scope}
        onChange={(wanted) => wanted !== null && void take(wanted)}
      />
      {scope !== all && (
        <MultiSelect
          label={countOf(keys.length, 'product')}
          data-field="product"
          placeholder="Add a product"
          searchable
          hidePickedOptions
          error={error}
          data={products.map(({ key, name }) => ({ value: key, label: `${name} (${key})` }))}
          value={[...keys]}
          onChange={choose}
        />
      )}
    </>
  )
}
