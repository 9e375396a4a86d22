import { canonicalJson } from '../../../shared/domain/canonical.ts'
import type { Paper } from '../../../shared/domain/paper.ts'
import type { TextForm } from '../../../shared/domain/document-wanted.ts'
import type { Typesettable } from '../report-data.ts'
import { paperHtml } from './paper-html.ts'
import { paperMarkdown } from './paper-markdown.ts'

const endings: Readonly<Record<TextForm, string>> = { html: 'html', markdown: 'md', json: 'json' }

/** A document as text, with the file name of that form. JSON is exactly what the PDF has attached. */
export function writeText(
  { model, paper }: { readonly model: Typesettable; readonly paper: Paper },
  form: TextForm,
): { readonly fileName: string; readonly text: string } {
  const fileName = paper.fileName.replace(/\.pdf$/, `.${endings[form]}`)
  switch (form) {
    case 'html':
      return { fileName, text: paperHtml(paper) }
    case 'markdown':
      return { fileName, text: paperMarkdown(paper) }
    case 'json':
      return { fileName, text: canonicalJson(model) }
  }
}
