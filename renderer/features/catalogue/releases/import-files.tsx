import { Button, Modal } from '@mantine/core'
import { FileInput } from 'lucide-react'
import { useRef, useState } from 'react'
import type { QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { useAct } from '../use-act.ts'
import { ImportFilled, type FilledWorkbook } from './import-filled.tsx'
import { ImportCriteria } from './import-criteria.tsx'

const accepted = '.yaml,.yml,.json,.csv,.xlsx'

/** Takes files in by their endings: a bundle at once, anything that goes into a draft after a look at it. */
export function ImportButton({ releases }: { releases: readonly QcReleaseListed[] }) {
  const { api } = useProgram()
  const { act } = useAct()
  const input = useRef<HTMLInputElement>(null)
  const [files, setFiles] = useState<readonly File[]>([])
  const [template, setTemplate] = useState<FilledWorkbook | null>(null)
  const pick = () => input.current?.click()
  useCommands([
    {
      id: 'import catalogue',
      name: 'Import criteria, a bundle, a mapping or a workbook',
      group: 'Catalogue',
      keys: ['m'],
      run: pick,
    },
  ])
  async function take(chosen: readonly File[]): Promise<void> {
    const [first] = chosen
    if (!first) return
    if (first.name.toLowerCase().endsWith('.xlsx')) {
      const known = await act('Importing', () => api.catalogue.exchange.recogniseWorkbook({ file: first }))
      if (known?.kind === 'template') setTemplate({ file: first, ...known })
      else if (known?.kind === 'criteria') setFiles([first])
      else if (known) tell(`${first.name} is not a workbook written by Proviso. Nothing was changed.`)
      return
    }
    if (chosen.length > 1 || !first.name.toLowerCase().endsWith('.json')) {
      setFiles(chosen)
      return
    }
    const outcome = await act('Importing', () => api.catalogue.exchange.importBundle({ file: first }))
    if (outcome) tell(`${outcome.qcReleaseId}: ${outcome.change}, ${String(outcome.criteria)} criteria.`)
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<FileInput size={14} aria-hidden="true" />}
        rightSection={<KeyHint keys="m" />}
        onClick={pick}
      >
        Import
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        aria-label="Catalogue files"
        onChange={(event) => {
          void take([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <Modal
        opened={files.length > 0}
        onClose={() => setFiles([])}
        title={`Import of ${files.map(({ name }) => name).join(', ')}`}
        size="xl"
      >
        {files.length > 0 && <ImportCriteria files={files} releases={releases} onDone={() => setFiles([])} />}
      </Modal>
      <Modal
        opened={template !== null}
        onClose={() => setTemplate(null)}
        title={`Filled template ${template?.file.name ?? ''}`}
        size="xl"
      >
        {template && <ImportFilled filled={template} onDone={() => setTemplate(null)} />}
      </Modal>
    </>
  )
}
