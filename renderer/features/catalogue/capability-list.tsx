import { useQuery } from '@tanstack/react-query'
import type { Capability } from '../../../shared/domain/product.ts'
import { useProgram } from '../../lib/program.tsx'
import { Facts } from '../../ui/facts.tsx'
import type { Column } from '../../ui/grid.tsx'
import { CatalogueSplit } from './catalogue-split.tsx'
import styles from './catalogue.module.css'

/** The capabilities of the UMD roadmap and the federated-cloud areas. */
export function CapabilityList() {
  const { reads } = useProgram()
  const { data: capabilities } = useQuery(reads.capabilities())
  const { data: products } = useQuery(reads.products())
  const holders = (id: string) =>
    (products ?? []).filter((product) => product.capabilities.some((held) => held.id === id))
  return (
    <CatalogueSplit
      label="Capabilities"
      rows={capabilities}
      columns={columns}
      rowId={idOf}
      words={wordsOf}
      renderDetail={(capability) => (
        <>
          <h2>{capability.name}</h2>
          <p className={styles.detailBody}>{capability.purpose}</p>
          <div className={styles.detailBody}>
            <Facts
              facts={[
                ['Document', capability.document],
                ['Reference', capability.referenceImplementation ?? 'none named'],
                ['In the UMD roadmap', capability.inRoadmap ? 'yes' : 'no: an area of the federated cloud'],
                ['Source', capability.source],
                [
                  'Products',
                  holders(capability.id)
                    .map(({ name }) => name)
                    .join(', ') || 'none known here',
                ],
              ]}
            />
          </div>
        </>
      )}
    />
  )
}

const idOf = (capability: Capability) => capability.id
const wordsOf = ({ name, document, purpose, referenceImplementation }: Capability) =>
  [name, document, purpose, referenceImplementation ?? ''].join(' ')

const columns: readonly Column<Capability>[] = [
  { id: 'name', title: 'Capability', width: 'minmax(160px, 1fr)', render: ({ name }) => name },
  { id: 'document', title: 'Document', width: '116px', render: ({ document }) => document },
  {
    id: 'roadmap',
    title: 'Kind',
    width: '130px',
    render: ({ inRoadmap }) => (inRoadmap ? 'UMD roadmap' : 'federated cloud'),
  },
]
