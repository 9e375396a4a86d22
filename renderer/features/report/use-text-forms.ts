import type { DocumentWanted } from '../../../shared/domain/document-wanted.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { saveFile } from '../../lib/save-file.ts'

/** A document as text: Markdown for a ticket, a page, data. What was typed last is kept first. */
export function useTextForms(wanted: DocumentWanted) {
  const { api, drafts } = useProgram()

  async function copyMarkdown(): Promise<void> {
    try {
      await drafts.settle()
      const { text } = await api.documents.text({ wanted, form: 'markdown' })
      await navigator.clipboard.writeText(text)
      tell('It was copied as Markdown.')
    } catch (error) {
      tellTrouble(error, 'Copying as Markdown')
    }
  }
  async function saveText(form: 'html' | 'json'): Promise<void> {
    try {
      await drafts.settle()
      const { fileName, text } = await api.documents.text({ wanted, form })
      saveFile(new File([text], fileName))
      tell(`${fileName} was saved.`)
    } catch (error) {
      tellTrouble(error, `Saving as ${form === 'html' ? 'HTML' : 'JSON'}`)
    }
  }
  return {
    copyMarkdown: () => void copyMarkdown(),
    saveHtml: () => void saveText('html'),
    saveJson: () => void saveText('json'),
  }
}
