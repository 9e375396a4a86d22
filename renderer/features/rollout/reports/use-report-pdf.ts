import { useState } from 'react'
import { tell, tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { saveFile } from '../../../lib/save-file.ts'

/** Makes the document of a report and hands it to the user as a file. */
export function useReportPdf(reportId: string): { readonly isMaking: boolean; readonly save: () => void } {
  const { api, drafts } = useProgram()
  const [isMaking, setMaking] = useState(false)
  async function save(): Promise<void> {
    setMaking(true)
    try {
      await drafts.settle()
      const work = await api.documents.make({ wanted: { kind: 'EA report', reportId } })
      for (;;) {
        const step = await work.next()
        if (step.done !== true) continue
        const { file } = await api.documents.take({ documentId: step.value.documentId })
        saveFile(file)
        tell(`${file.name} was saved.`)
        return
      }
    } catch (error) {
      tellTrouble(error, 'Making the document')
    } finally {
      setMaking(false)
    }
  }
  return { isMaking, save: () => void save() }
}
