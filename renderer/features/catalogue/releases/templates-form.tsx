import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { saveFile } from '../../../lib/save-file.ts'
import { ProgressLine } from '../../../ui/progress-line.tsx'
import { ItemForm } from '../item-form.tsx'
import { takeDocument } from '../../../lib/take-document.ts'
import { useLongWork } from '../use-long-work.ts'
import { ProductChoice } from './product-choice.tsx'

const documentForms = [
  { value: 'none', label: 'no documents' },
  { value: 'pages', label: 'documents as web pages, and the release notes' },
  { value: 'pages and PDF', label: 'documents as web pages and PDF, and the release notes' },
] as const
type DocumentForms = (typeof documentForms)[number]['value']

/** Chooses for which products templates are written, and what is published with them; writes it into one archive. */
export function TemplatesForm({ qcReleaseId, onDone }: { qcReleaseId: string; onDone: () => void }) {
  const { api, reads } = useProgram()
  const { data: products } = useQuery(reads.products())
  const [productKeys, setProductKeys] = useState<readonly string[] | null>(null)
  const [documents, setDocuments] = useState<DocumentForms>('pages')
  const { run, isRunning, progress, stop } = useLongWork()
  const write = () =>
    run('Writing the templates', async (signal, onProgress) => {
      const input = { qcReleaseId, productKeys: productKeys && [...productKeys], documents }
      const steps = await api.catalogue.exchange.templates(input, { signal })
      const { file, end } = await takeDocument(api, steps, onProgress)
      saveFile(file)
      tell(
        `${countOf(end.templates, 'template')} and ${countOf(end.documents, 'other file')} in ${file.name}.`,
      )
      onDone()
    })
  return (
    <ItemForm
      title={`Templates for ${qcReleaseId}`}
      group="QC release"
      save={{ name: 'Write the templates', label: 'Write' }}
      fault={productKeys?.length === 0 ? { field: 'product', words: 'Choose at least one product.' } : null}
      busy={isRunning || !products}
      onSave={() => void write()}
      leave={{ name: 'Leave the templates', onLeave: onDone }}
    >
      {(errorOf) => (
        <>
          <ProductChoice products={products ?? []} error={errorOf('product')} onChange={setProductKeys} />
          <Select
            label="With"
            data={documentForms}
            value={documents}
            description={
              documents === 'pages and PDF'
                ? 'Takes about a second for each product and capability'
                : undefined
            }
            inputWrapperOrder={['label', 'input', 'description']}
            onChange={(forms) => forms && setDocuments(forms)}
          />
          {isRunning && <ProgressLine progress={progress} onStop={stop} />}
        </>
      )}
    </ItemForm>
  )
}
