import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { useProgram } from '../../../lib/program.tsx'
import type { Column } from '../../../ui/grid.tsx'
import { Note } from '../../../ui/note.tsx'
import { CatalogueSplit } from '../catalogue-split.tsx'
import styles from '../catalogue.module.css'
import { DraftForm } from './draft-form.tsx'
import { ImportButton } from './import-button.tsx'
import { ImportCriteria } from './import-criteria.tsx'
import { ImportResult, type Imported } from './import-result.tsx'
import { ReleaseDetail } from './release-detail.tsx'
import { RoadmapTable } from './roadmap-table.tsx'
import { TemplatesForm } from './templates-form.tsx'

/** What stands in place of the release. */
type Beside =
  | { readonly kind: 'draft'; readonly base: QcReleaseListed }
  | { readonly kind: 'templates'; readonly qcReleaseId: string }
  | { readonly kind: 'import'; readonly files: readonly File[] }
  | { readonly kind: 'result'; readonly imported: Imported }

/** The QC releases and their life: draft, publish, export, and the roadmap of the next ones. */
export function ReleasesPart({ onShow }: { onShow: (part: string, qcReleaseId: string) => void }) {
  const { reads } = useProgram()
  const { data: releases } = useQuery(reads.qcReleases())
  const { data: roadmap } = useQuery(reads.roadmap())
  const [beside, setBeside] = useState<Beside | null>(null)
  const [at, setAt] = useState('')
  const close = () => setBeside(null)
  function showImported(imported: Imported): void {
    setAt(imported.qcReleaseId)
    setBeside({ kind: 'result', imported })
  }
  return (
    <CatalogueSplit
      label="QC releases"
      rows={releases}
      columns={columns}
      rowId={idOf}
      place={{ at, onAt: setAt }}
      words={wordsOf}
      beside={
        <ImportButton onFiles={(files) => setBeside({ kind: 'import', files })} onImported={showImported} />
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
        beside?.kind === 'draft' ? (
          <DraftForm
            key={beside.base.id}
            base={beside.base}
            releases={releases ?? []}
            onMade={setAt}
            onDone={close}
          />
        ) : beside?.kind === 'templates' ? (
          <TemplatesForm qcReleaseId={beside.qcReleaseId} onDone={close} />
        ) : beside?.kind === 'import' ? (
          <ImportCriteria
            key={beside.files.map(({ name }) => name).join()}
            files={beside.files}
            releases={releases ?? []}
            onImported={showImported}
            onDone={close}
          />
        ) : (
          beside && (
            <ImportResult
              imported={beside.imported}
              onShow={() => onShow('criteria', beside.imported.qcReleaseId)}
              onDone={close}
            />
          )
        )
      }
      renderDetail={(release) => (
        <>
          <ReleaseDetail
            key={release.id}
            release={release}
            releases={releases ?? []}
            onDraft={() => setBeside({ kind: 'draft', base: release })}
            onTemplates={() => setBeside({ kind: 'templates', qcReleaseId: release.id })}
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
  { id: 'id', title: 'Release', width: '62px', render: ({ id }) => <code>{id}</code> },
  { id: 'state', title: 'State', width: '104px', render: ({ state }) => state },
  {
    id: 'majors',
    title: 'UMD',
    width: '62px',
    render: ({ umdMajors }) => umdMajors.join(', ') || <span className="soft">none</span>,
  },
  { id: 'title', title: 'Title', width: 'minmax(140px, 1fr)', render: ({ title }) => title },
  {
    id: 'date',
    title: 'Date',
    width: '96px',
    render: ({ date }) => date ?? <span className="soft">none</span>,
  },
]
