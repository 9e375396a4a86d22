import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Capability } from '../../../shared/domain/product.ts'
import { useCommands } from '../../lib/commands.tsx'
import { useProgram } from '../../lib/program.tsx'
import { Facts } from '../../ui/facts.tsx'
import type { Column } from '../../ui/grid.tsx'
import { CatalogueSplit } from './catalogue-split.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { CapabilityEditor } from './capability-editor.tsx'
import { DocumentButtons } from './document-buttons.tsx'
import styles from './catalogue.module.css'
import { UndoButton } from './undo-button.tsx'

/** The capabilities of the UMD roadmap and the federated-cloud areas. */
export function CapabilityList() {
  const { reads } = useProgram()
  const { data: capabilities } = useQuery(reads.capabilities())
  const { data: products } = useQuery(reads.products())
  const [edited, setEdited] = useState<{ readonly before: Capability | null } | null>(null)
  useCommands(
    edited
      ? []
      : [
          {
            id: 'new capability',
            name: 'New capability',
            group: 'Capability',
            keys: ['n'],
            run: () => setEdited({ before: null }),
          },
        ],
  )
  const holders = (id: string) =>
    (products ?? []).filter((product) => product.capabilities.some((held) => held.id === id))
  return (
    <CatalogueSplit
      label="Capabilities"
      rows={capabilities}
      columns={columns}
      rowId={idOf}
      words={wordsOf}
      beside={
        <>
          <Button
            leftSection={<Plus size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="n" />}
            onClick={() => setEdited({ before: null })}
          >
            New
          </Button>
          <UndoButton />
        </>
      }
      instead={
        edited && (
          <CapabilityEditor
            key={edited.before?.id ?? 'new'}
            before={edited.before}
            onDone={() => setEdited(null)}
          />
        )
      }
      renderDetail={(capability) => (
        <>
          <h2>{capability.name}</h2>
          <EditButton onEdit={() => setEdited({ before: capability })} />
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

function EditButton({ onEdit }: { onEdit: () => void }) {
  useCommands([
    { id: 'edit capability', name: 'Edit the capability', group: 'Capability', keys: ['e'], run: onEdit },
  ])
  return (
    <div className={styles.foot}>
      <Button
        variant="default"
        leftSection={<Pencil size={14} aria-hidden="true" />}
        rightSection={<KeyHint keys="e" />}
        onClick={onEdit}
      >
        Edit
      </Button>
    </div>
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
