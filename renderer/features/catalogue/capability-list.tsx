import { useQuery } from '@tanstack/react-query'
import type { Capability } from '../../../shared/domain/product.ts'
import { useProgram } from '../../lib/program.tsx'
import { Facts } from '../../ui/facts.tsx'
import type { Column } from '../../ui/grid.tsx'
import { CapabilityEditor } from './capability-editor.tsx'
import styles from './catalogue.module.css'
import { DocumentButtons } from './document-buttons.tsx'
import { EditableList } from './editable-list.tsx'

/** The capabilities of the UMD roadmap and the federated-cloud areas. */
export function CapabilityList() {
  const { reads } = useProgram()
  const { data: capabilities } = useQuery(reads.capabilities())
  return (
    <EditableList
      label="Capabilities"
      noun="capability"
      rows={capabilities}
      columns={columns}
      rowId={idOf}
      nameOf={({ name }) => name}
      words={wordsOf}
      renderEditor={(before, onDone) => (
        <CapabilityEditor key={before?.id ?? 'new'} before={before} onDone={onDone} />
      )}
      renderDetail={(capability) => <CapabilityDetail capability={capability} />}
    />
  )
}

function CapabilityDetail({ capability }: { capability: Capability }) {
  const { reads } = useProgram()
  const { data: products } = useQuery(reads.products())
  const holders = (products ?? []).filter(({ capabilities }) =>
    capabilities.some(({ id }) => id === capability.id),
  )
  return (
    <>
      <p className={styles.detailBody}>{capability.purpose}</p>
      <DocumentButtons
        wantedOf={(qcReleaseId) => ({ kind: 'capability', qcReleaseId, capabilityId: capability.id })}
      />
      <div className={styles.detailBody}>
        <Facts
          facts={[
            ['Document', capability.document],
            ['Reference', capability.referenceImplementation ?? 'none named'],
            ['In the UMD roadmap', capability.inRoadmap ? 'yes' : 'no: an area of the federated cloud'],
            ['Source', capability.source],
            ['Products', holders.map(({ name }) => name).join(', ') || 'none known here'],
          ]}
        />
      </div>
    </>
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
