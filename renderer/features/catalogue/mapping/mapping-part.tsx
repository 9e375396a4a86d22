import { SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWaiting } from '../../../lib/commands.tsx'
import { useProgram } from '../../../lib/program.tsx'
import styles from '../catalogue.module.css'
import { CapabilityMatrix } from './capability-matrix.tsx'
import { CriteriaMatrix } from './criteria-matrix.tsx'
import { ProductTemplatePart } from './product-template-part.tsx'

/** What brings criteria into templates: what products provide, and the exceptions from the rule. */
export function MappingPart({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string) => void }) {
  const { reads } = useProgram()
  const { data: releases } = useQuery(reads.qcReleases())
  const { data: products } = useQuery(reads.products())
  const { data: capabilities } = useQuery(reads.capabilities())
  const [view, setView] = useState('products')
  const release =
    releases?.find(({ id }) => id === chosen) ?? releases?.find(({ umdMajors }) => umdMajors.length > 0)
  useWaiting(!products || !capabilities || !release)
  return (
    <div className={styles.mapping}>
      <div className={styles.bar}>
        <SegmentedControl
          aria-label="View of the mapping"
          data={[
            { value: 'products', label: 'Products and capabilities' },
            { value: 'criteria', label: 'Criteria and capabilities' },
            { value: 'templates', label: 'Templates and exceptions' },
          ]}
          value={view}
          onChange={setView}
        />
        {view !== 'products' && (
          <Select
            aria-label="QC release"
            w={170}
            value={release?.id ?? null}
            data={(releases ?? []).map(({ id, state }) => ({ value: id, label: `${id}, ${state}` }))}
            onChange={(id) => id !== null && onChoose(id)}
          />
        )}
      </div>
      {products && capabilities && release && (
        <>
          {view === 'products' ? (
            <CapabilityMatrix products={products} capabilities={capabilities} />
          ) : view === 'criteria' ? (
            <CriteriaMatrix key={release.id} release={release} capabilities={capabilities} />
          ) : (
            <ProductTemplatePart products={products} release={release} />
          )}
        </>
      )}
    </div>
  )
}
