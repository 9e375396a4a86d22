import type { Criterion } from '../../../shared/domain/criterion.ts'
import { readCritical, writeCritical } from '../../../shared/domain/critical-text.ts'
import { readRelated, writeRelated } from '../../../shared/domain/related-text.ts'

/** The columns of a criteria workbook; every field of a criterion has one. Widths in characters. */
export const criterionColumns: readonly {
  readonly field: keyof Criterion
  readonly heading: string
  readonly width: number
}[] = [
  { field: 'id', heading: 'Identifier', width: 24 },
  { field: 'title', heading: 'Title', width: 30 },
  { field: 'document', heading: 'Document', width: 16 },
  { field: 'capability', heading: 'Capability', width: 20 },
  { field: 'critical', heading: 'Critical', width: 20 },
  { field: 'description', heading: 'Description', width: 50 },
  { field: 'check', heading: 'What to check', width: 50 },
  { field: 'report', heading: 'What to report', width: 36 },
  { field: 'related', heading: 'Related', width: 36 },
  { field: 'replaces', heading: 'Replaces', width: 22 },
  { field: 'replacedBy', heading: 'Replaced by', width: 22 },
  { field: 'provenance', heading: 'Provenance', width: 14 },
  { field: 'provenanceNote', heading: 'About its provenance', width: 36 },
]

/** A field as its cell shows it. */
export function showField(criterion: Criterion, field: keyof Criterion): string {
  switch (field) {
    case 'critical': {
      const value = writeCritical(criterion.critical)
      return value === true ? 'yes' : value === false ? 'no' : (value ?? 'unknown')
    }
    case 'related':
      return writeRelated(criterion.related)
    case 'replaces':
    case 'replacedBy':
      return criterion[field].join('\n')
    case 'title':
    case 'capability':
      return criterion[field] ?? ''
    case 'id':
    case 'document':
    case 'description':
    case 'check':
    case 'report':
    case 'provenance':
    case 'provenanceNote':
      return criterion[field]
  }
}

/** What a cell says of a field. */
export function readField(field: keyof Criterion, text: string): unknown {
  switch (field) {
    case 'critical':
      return readCritical(text)
    case 'related':
      return readRelated(text)
    case 'replaces':
    case 'replacedBy':
      return text.split(/[\s,;&]+/).filter((id) => id !== '')
    case 'title':
    case 'capability':
      return text.trim() === '' ? null : text.trim()
    case 'id':
    case 'document':
    case 'provenance':
      return text.trim()
    case 'description':
    case 'check':
    case 'report':
    case 'provenanceNote':
      return text
  }
}
