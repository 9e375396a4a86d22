import { useCallback } from 'react'
import type { DocumentWanted } from '../../../shared/domain/document-wanted.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { saveFile } from '../../lib/save-file.ts'

/** Makes a document as PDF and hands it to the user. */
export function useSaveDocument() {
  const { api } = useProgram()
  return useCallback(
    async (doing: string, wanted: DocumentWanted): Promise<void> => {
      try {
        const steps = await api.documents.make({ wanted })
        let step = await steps.next()
        while (step.done !== true) step = await steps.next()
        const { file } = await api.documents.take({ documentId: step.value.documentId })
        saveFile(file)
        tell(`${file.name} was saved.`)
      } catch (error) {
        tellTrouble(error, doing)
      }
    },
    [api],
  )
}
