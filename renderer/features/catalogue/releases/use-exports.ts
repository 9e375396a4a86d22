import type { QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { useProgram } from '../../../lib/program.tsx'
import { saveFiles } from '../save-files.ts'
import { takeDocument } from '../../../lib/take-document.ts'

/** What a QC release can be written into at once. */
export function useExports({ id: qcReleaseId }: QcReleaseListed) {
  const { api } = useProgram()
  const { exchange } = api.catalogue
  const one = (name: string, make: () => Promise<{ readonly file: File }>) => ({
    name,
    run: () => void saveFiles(name, async () => [(await make()).file]),
  })
  return [
    one('Criteria and mapping (workbook)', () => exchange.exportWorkbook({ qcReleaseId })),
    one('Catalogue bundle (one file)', () => exchange.exportBundle({ qcReleaseId })),
    {
      name: 'Criteria (YAML files)',
      run: () =>
        void saveFiles(
          'Exporting the criteria',
          async () => (await exchange.exportYaml({ qcReleaseId })).files,
        ),
    },
    one('Mapping (CSV)', () => exchange.exportMapping({ qcReleaseId })),
    one('Release notes (PDF)', async () =>
      takeDocument(
        api,
        await api.documents.make({ wanted: { kind: 'QC release notes', qcReleaseId } }),
        () => undefined,
      ),
    ),
    one('Release notes (Markdown)', () => exchange.exportReleaseNotes({ qcReleaseId })),
  ]
}
