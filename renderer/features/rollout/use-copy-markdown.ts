import { useCallback } from 'react'
import type { DocumentWanted } from '../../../shared/domain/document-wanted.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'

/** Puts a document onto the clipboard as Markdown, for a page or a ticket. */
export function useCopyMarkdown() {
  const { api } = useProgram()
  return useCallback(
    async (wanted: DocumentWanted): Promise<void> => {
      try {
        const { text } = await api.documents.text({ wanted, form: 'markdown' })
        await navigator.clipboard.writeText(text)
        tell('It was copied as Markdown.')
      } catch (error) {
        tellTrouble(error, 'Copying')
      }
    },
    [api],
  )
}
