import { Modal } from '@mantine/core'
import { useState } from 'react'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { ImportFilled, type FilledWorkbook } from '../filled/import-filled.tsx'
import { PickFilesButton } from '../pick-files-button.tsx'
import { useAct } from '../../../lib/use-act.ts'
import type { Imported } from './import-result.tsx'

interface ImportButtonProps {
  /** Files that go into a draft: they are looked at first. */
  readonly onFiles: (files: readonly File[]) => void
  readonly onImported: (imported: Imported) => void
}

/** Takes files in by their endings: a bundle at once, anything that goes into a draft after a look at it. */
export function ImportButton({ onFiles, onImported }: ImportButtonProps) {
  const { api } = useProgram()
  const { act } = useAct()
  const [template, setTemplate] = useState<FilledWorkbook | null>(null)
  async function take(chosen: readonly File[]): Promise<void> {
    const [first] = chosen
    if (!first) return
    const name = first.name.toLowerCase()
    if (name.endsWith('.xlsx')) {
      const known = await act('Importing', () => api.catalogue.exchange.recogniseWorkbook({ file: first }))
      if (known?.kind === 'template') setTemplate({ file: first, ...known })
      else if (known?.kind === 'criteria') onFiles([first])
      else if (known) tell(`${first.name} is not a workbook written by Proviso. Nothing was changed.`)
      return
    }
    if (chosen.length > 1 || !name.endsWith('.json')) {
      onFiles(chosen)
      return
    }
    const outcome = await act('Importing', () => api.catalogue.exchange.importBundle({ file: first }))
    if (!outcome) return
    const { qcReleaseId, change, criteria, notes } = outcome
    onImported({
      title:
        change === 'added'
          ? `${qcReleaseId} was added with ${countOf(criteria, 'criterion', 'criteria')}.`
          : `${qcReleaseId} is here already, with the same ${countOf(criteria, 'criterion', 'criteria')}. Nothing was changed.`,
      notes,
      qcReleaseId,
    })
  }
  return (
    <>
      <PickFilesButton
        label="Import files"
        title="Criteria (YAML), a catalogue bundle (JSON), a mapping (CSV), a criteria workbook or a filled template (XLSX)"
        command={{
          id: 'import catalogue',
          name: 'Import criteria, a bundle, a mapping or a workbook',
          group: 'Catalogue',
          key: 'm',
        }}
        accept=".yaml,.yml,.json,.csv,.xlsx"
        files="Catalogue files"
        onFiles={(files) => void take(files)}
      />
      <Modal
        opened={template !== null}
        onClose={() => setTemplate(null)}
        title={`Filled template ${template?.file.name ?? ''}`}
        size="xl"
        // Keys struck after it are for the screen at once.
        transitionProps={{ duration: 0 }}
      >
        {template && <ImportFilled filled={template} onDone={() => setTemplate(null)} />}
      </Modal>
    </>
  )
}
