import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCommands } from '../../lib/commands.tsx'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { Page } from '../../ui/page.tsx'
import { UndoButton } from '../../ui/undo-button.tsx'
import { CapabilityList } from './capability-list.tsx'
import { useCatalogueReads } from './catalogue-reads.ts'
import styles from './catalogue.module.css'
import { ComparePart } from './compare/compare-part.tsx'
import { CriteriaList } from './criteria/criteria-list.tsx'
import { MappingPart } from './mapping/mapping-part.tsx'
import { ProductList } from './product-list.tsx'
import { ReleasesPart } from './releases/releases-part.tsx'
import { ReviewsPart } from './reviews/reviews-part.tsx'

const parts = [
  { value: 'criteria', label: 'Criteria' },
  { value: 'releases', label: 'QC releases' },
  { value: 'compare', label: 'Differences' },
  { value: 'mapping', label: 'Mapping' },
  { value: 'reviews', label: 'Reviews' },
  { value: 'capabilities', label: 'Capabilities' },
  { value: 'products', label: 'Products' },
]

/** What templates are made from, and the work of those who define it. */
export function CatalogueScreen({ part }: { part: string }) {
  const { api } = useProgram()
  const { data: newest } = useQuery(useCatalogueReads().undoable())
  const [, navigate] = useLocation()
  // The release one part shows is the one the next part begins with.
  const [chosen, setChosen] = useState<string | null>(null)
  useCommands(
    parts.map(({ value, label }, index) => ({
      id: `catalogue ${value}`,
      name: `Catalogue: ${label}`,
      group: 'Catalogue',
      keys: [`Alt+${String(index + 1)}`],
      inFields: true,
      run: () => navigate(routes.catalogueOf(value)),
    })),
  )
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
          value={parts.some(({ value }) => value === part) ? part : 'criteria'}
          onChange={(value) => navigate(routes.catalogueOf(value))}
        />
        <UndoButton
          group="Catalogue"
          label={newest?.label ?? null}
          undo={() => api.catalogue.edit.undo({})}
        />
      </div>
      <Part
        part={part}
        chosen={chosen}
        onChoose={setChosen}
        onShow={(to, qcReleaseId) => {
          setChosen(qcReleaseId)
          navigate(routes.catalogueOf(to))
        }}
      />
    </Page>
  )
}

function Part(props: {
  part: string
  chosen: string | null
  onChoose: (id: string) => void
  onShow: (part: string, qcReleaseId: string) => void
}) {
  const { part, chosen, onChoose, onShow } = props
  switch (part) {
    case 'releases':
      return <ReleasesPart onShow={onShow} />
    case 'compare':
      return <ComparePart key={chosen} chosen={chosen} />
    case 'mapping':
      return <MappingPart chosen={chosen} onChoose={onChoose} />
    case 'reviews':
      return <ReviewsPart />
    case 'capabilities':
      return <CapabilityList />
    case 'products':
      return <ProductList />
    default:
      return <CriteriaList chosen={chosen} onChoose={onChoose} />
  }
}
