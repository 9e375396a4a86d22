import { useState } from 'react'
import type { Progress } from '../../../../shared/contract/base.ts'
import type { QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { countOf } from '../../../lib/format.ts'
import { tell, tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { saveFile } from '../../../lib/save-file.ts'

/** What a QC release can be written into. */
export function useExports({ id: qcReleaseId }: QcReleaseListed) {
  const { api } = useProgram()
  const { exchange } = api.catalogue
  const [work, setWork] = useState<{ readonly progress: Progress | null; readonly stop: () => void } | null>(
    null,
  )

  async function save(doing: string, make: () => Promise<readonly File[]>): Promise<void> {
    try {
      const files = await make()
      for (const file of files) saveFile(file)
      tell(
        files.length === 1
          ? `${files[0]?.name ?? ''} was exported.`
          : `${countOf(files.length, 'file')} were exported.`,
      )
    } catch (error) {
      tellTrouble(error, doing)
    }
  }
  async function makeTemplates(): Promise<void> {
    if (work) return
    const stopper = new AbortController()
    const stop = () => stopper.abort()
    setWork({ progress: null, stop })
    try {
      const steps = await exchange.templates({ qcReleaseId, productKeys: null }, { signal: stopper.signal })
      for (;;) {
        const step = await steps.next()
        if (step.done === true) {
          const { file } = await api.documents.take({ documentId: step.value.documentId })
          saveFile(file)
          tell(`${countOf(step.value.templates, 'template')} in ${file.name}.`)
          return
        }
        setWork({ progress: step.value, stop })
      }
    } catch (error) {
      if (!stopper.signal.aborted) tellTrouble(error, 'Writing the templates')
    } finally {
      setWork(null)
    }
  }
  async function makeNotes(): Promise<File> {
    const steps = await api.documents.make({ wanted: { kind: 'QC release notes', qcReleaseId } })
    for (;;) {
      const step = await steps.next()
      if (step.done === true) return (await api.documents.take({ documentId: step.value.documentId })).file
    }
  }
  const one = (name: string, make: () => Promise<{ readonly file: File }>) => ({
    name,
    run: () => void save(name, async () => [(await make()).file]),
  })
  return {
    work,
    templates: () => void makeTemplates(),
    items: [
      { name: 'Templates of all products (workbooks)', run: () => void makeTemplates() },
      one('Criteria and mapping (workbook)', () => exchange.exportWorkbook({ qcReleaseId })),
      one('Catalogue bundle (one file)', () => exchange.exportBundle({ qcReleaseId })),
      {
        name: 'Criteria (YAML files)',
        run: () => void save('Exporting', async () => (await exchange.exportYaml({ qcReleaseId })).files),
      },
      one('Mapping (CSV)', () => exchange.exportMapping({ qcReleaseId })),
      {
        name: 'Release notes (PDF)',
        run: () => void save('Making the release notes', async () => [await makeNotes()]),
      },
      one('Release notes (Markdown)', () => exchange.exportReleaseNotes({ qcReleaseId })),
    ],
  }
}
