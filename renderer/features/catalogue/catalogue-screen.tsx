import { SegmentedControl } from '@mantine/core'
import { useLocation } from 'wouter'
import { routes } from '../../lib/routes.ts'
import { Page } from '../../ui/page.tsx'
import { CapabilityList } from './capability-list.tsx'
import styles from './catalogue.module.css'
import { CriteriaList } from './criteria-list.tsx'
import { ProductList } from './product-list.tsx'

const parts = [
  { value: 'criteria', label: 'Criteria' },
  { value: 'capabilities', label: 'Capabilities' },
  { value: 'products', label: 'Products' },
]

/** What templates are made from: criteria of each QC release, capabilities, products. For reading only. */
export function CatalogueScreen({ part }: { part: string }) {
  const [, navigate] = useLocation()
  return (
    <Page
      title="Catalogue"
      filled
      under="What templates are made from: a product has capabilities, and a capability brings its criteria."
    >
      <div className={styles.parts}>
        <SegmentedControl
          aria-label="Part of the catalogue"
          data={parts}
          value={part}
          onChange={(value) => navigate(routes.catalogueOf(value))}
        />
      </div>
      {part === 'capabilities' ? (
        <CapabilityList />
      ) : part === 'products' ? (
        <ProductList />
      ) : (
        <CriteriaList />
      )}
    </Page>
  )
}
