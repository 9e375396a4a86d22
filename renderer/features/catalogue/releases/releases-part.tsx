import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { useProgram } from '../../../lib/program.tsx'
import type { Column } from '../../../ui/grid.tsx'
import { Note } from '../../../ui/note.tsx'
import { useCatalogueReads } from '../catalogue-reads.ts'
import { CatalogueSplit } from '../catalogue-split.tsx'
import { UndoButton } from '../undo-button.tsx'
import styles from '../catalogue.module.css'
import { DraftForm } from './draft-form.tsx'
import { ImportButton } from './import-files.tsx'
import { ReleaseDetail } from './release-detail.tsx'
import { RoadmapTable } from './roadmap-table.tsx'

/** The QC releases and their life: draft, publish, export, and the roadmap of the next ones. */
export function ReleasesPart({ onShow }: { onShow: (part: string, qcReleaseId: string) => void }) {
  const { reads } = useProgram()
  const { data: releases } = useQuery(reads.qcReleases())
  const { data: roadmap } = useQuery(useCatalogueReads().roadmap())
  const [drafting, setDrafting] = useState<QcReleaseListed | null>(null)
  return (
    <CatalogueSplit
      label="QC releases"
      rows={releases}
      columns={columns}
      rowId={idOf}
      words={wordsOf}
      beside={
        <>
          <ImportButton releases={releases ?? []} />
          <UndoButton />
        </>
      }
      remark={
        roadmap &&
        roadmap.reminders.length > 0 && (
          <div className={styles.remark}>
            <Note kind="warning" title="Due">
              {roadmap.reminders.join(' ')}
            </Note>
          </div>
        )
      }
      instead={
        drafting && <DraftForm base={drafting} releases={releases ?? []} onDone={() => setDrafting(null)} />
      }
      renderDetail={(release) => (
        <>
          <ReleaseDetail
            key={release.id}
            release={release}
            releases={releases ?? []}
            onDraft={() => setDrafting(release)}
            onShow={onShow}
          />
          {roadmap && <RoadmapTable roadmap={roadmap} />}
        </>
      )}
    />
  )
}

const idOf = ({ id }: QcReleaseListed) => id
const wordsOf = ({ id, title, state, note }: QcReleaseListed) => [id, title, state, note].join(' ')

const columns: readonly Column<QcReleaseListed>[] = [
  { id: 'id', title: 'Release', width: '90px', render: ({ id }) => <code>{id}</code> },
  { id: 'state', title: 'State', width: '100px', render: ({ state }) => state },
  {
    id: 'majors',
    title: 'UMD',
    width: '70px',
    render: ({ umdMajors }) => umdMajors.join(', ') || <span className="soft">none</span>,
  },
  { id: 'title', title: 'Title', width: 'minmax(140px, 1fr)', render: ({ title }) => title },
  {
    id: 'date',
    title: 'Date',
    width: '90px',
    render: ({ date }) => date ?? <span className="soft">none</span>,
  },
]
