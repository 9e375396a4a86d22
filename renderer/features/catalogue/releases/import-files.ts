import type { ChangeReason } from '../../../../shared/domain/criterion-change.ts'
import type { Api } from '../../../lib/api.ts'
import { countOf } from '../../../../shared/domain/count-of.ts'
import type { Imported } from './import-result.tsx'

/** Stands for a draft that the import makes. */
export const newDraft = 'new draft'

export type FileForm = 'yaml' | 'workbook' | 'mapping'

export function formOfFiles(files: readonly File[]): FileForm {
  const name = files[0]?.name.toLowerCase() ?? ''
  return name.endsWith('.xlsx') ? 'workbook' : name.endsWith('.csv') ? 'mapping' : 'yaml'
}

/** What differs between the files and where they go; nothing is changed. */
export function previewFiles(
  { catalogue: { exchange } }: Api,
  form: FileForm,
  files: readonly File[],
  target: string | null,
) {
  const [file] = files
  return form === 'workbook' && file && target !== null
    ? exchange.previewWorkbook({ file, qcReleaseId: target })
    : exchange.previewYaml({ files: [...files], qcReleaseId: target === newDraft ? null : target })
}

interface Wishes {
  readonly target: string
  readonly version: string
  /** null only where none is asked for: a new draft, or the mapping. */
  readonly reason: ChangeReason | null
  readonly accepted: readonly string[]
  readonly withMapping: boolean
}

/** Takes the files in and tells what became of them. */
export async function importFiles(
  { catalogue: { exchange } }: Api,
  form: FileForm,
  files: readonly File[],
  { target, version, reason, accepted, withMapping }: Wishes,
): Promise<Imported> {
  const [file] = files
  if (form === 'mapping' && file) {
    const { changed, skipped } = await exchange.importMapping({ file, qcReleaseId: target })
    return {
      title: `${countOf(changed, 'product or exception', 'products and exceptions')} of the mapping changed.`,
      notes: skipped,
      qcReleaseId: target,
    }
  }
  if (form === 'workbook' && file && reason) {
    const { criteria, mapping } = await exchange.importWorkbook({
      file,
      qcReleaseId: target,
      accepted: [...accepted],
      mapping: withMapping,
      reason,
    })
    const inMapping = withMapping ? `, and ${countOf(mapping.changed, 'change')} of the mapping` : ''
    return {
      title: `${countOf(criteria, 'criterion', 'criteria')} taken over${inMapping}.`,
      notes: mapping.skipped,
      qcReleaseId: target,
    }
  }
  const title = `Quality Criteria release ${version}`
  const draft = { version, title, date: null, umdMajors: [], note: '' }
  const { differences, notes, qcReleaseId } = await exchange.importYaml({
    files: [...files],
    target:
      reason === null || target === newDraft
        ? { kind: 'new', draft }
        : { kind: 'draft', qcReleaseId: target, reason },
  })
  return {
    title: `${countOf(differences.length, 'criterion', 'criteria')} taken into ${qcReleaseId}.`,
    notes,
    qcReleaseId,
  }
}
