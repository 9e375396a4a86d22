import { Criterion } from '../../../../shared/domain/criterion.ts'
import { readRelated, writeRelated } from '../../../../shared/domain/related-text.ts'
import type { FormFault } from '../item-form.tsx'

/** The fields of the editor as typed. */
export interface CriterionForm {
  readonly id: string
  readonly title: string
  readonly document: string
  readonly capability: string
  readonly critical: 'yes' | 'no' | 'unknown' | 'conditional'
  readonly condition: string
  readonly description: string
  readonly check: string
  readonly report: string
  readonly related: string
  readonly replaces: string
  readonly replacedBy: string
  readonly provenance: 'published' | 'reconstructed'
  readonly provenanceNote: string
  /** Identifiers of the draft that this criterion takes the place of, besides its own old one. */
  readonly takesOver: string
}

export function formOf(criterion: Criterion | null): CriterionForm {
  if (!criterion) return emptyForm
  const { critical } = criterion
  return {
    id: criterion.id,
    title: criterion.title ?? '',
    document: criterion.document,
    capability: criterion.capability ?? '',
    critical: critical.kind,
    condition: critical.kind === 'conditional' ? critical.condition : '',
    description: criterion.description,
    check: criterion.check,
    report: criterion.report,
    related: writeRelated(criterion.related),
    replaces: criterion.replaces.join(', '),
    replacedBy: criterion.replacedBy.join(', '),
    provenance: criterion.provenance,
    provenanceNote: criterion.provenanceNote,
    takesOver: '',
  }
}

const emptyForm: CriterionForm = {
  id: '',
  title: '',
  document: 'Generic',
  capability: '',
  critical: 'yes',
  condition: '',
  description: '',
  check: '',
  report: '',
  related: '',
  replaces: '',
  replacedBy: '',
  provenance: 'published',
  provenanceNote: '',
  takesOver: '',
}

/** The criterion as typed, over what stood there: a field nobody touched keeps what it cannot show. */
export function criterionOf(
  form: CriterionForm,
  before: Criterion | null,
): { readonly criterion: Criterion } | { readonly fault: FormFault } {
  const untouched = formOf(before)
  const kept = <T>(field: keyof CriterionForm, value: T, stood: T | undefined): T =>
    stood !== undefined && form[field] === untouched[field] ? stood : value
  const read = Criterion.safeParse({
    id: form.id.trim(),
    title: form.title.trim() === '' ? null : kept('title', form.title.trim(), before?.title ?? undefined),
    document: form.document.trim(),
    capability: form.capability === '' ? null : form.capability,
    critical:
      form.critical === 'conditional'
        ? { kind: 'conditional', condition: form.condition.trim() }
        : { kind: form.critical },
    description: form.description,
    check: form.check,
    report: form.report,
    related: kept('related', [...readRelated(form.related)], before?.related),
    replaces: kept('replaces', idsOf(form.replaces), before?.replaces),
    replacedBy: kept('replacedBy', idsOf(form.replacedBy), before?.replacedBy),
    provenance: form.provenance,
    provenanceNote: form.provenanceNote,
  })
  return read.success ? { criterion: read.data } : { fault: faultOf(String(read.error.issues[0]?.path[0])) }
}

/** Identifiers in any list people write: commas, blanks, lines. */
export function idsOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((id) => id !== '')
}

function faultOf(field: string): FormFault {
  if (field === 'id') {
    const words = 'An identifier is capital letters and digits with a number at its end, such as QC_DOC_1.'
    return { field, words }
  }
  if (field === 'critical') return { field, words: 'Say in words on what condition it is critical.' }
  if (field === 'document') return { field, words: 'Name the criteria document.' }
  return { field, words: `The field "${field}" cannot be kept like this.` }
}
