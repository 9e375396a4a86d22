import type { RecordTexts } from '../../../shared/domain/umd-release.ts'

/** The six text columns that a release and its entries share. */
export interface TextColumns {
  readonly description: string
  readonly release_notes: string
  readonly installation_notes: string
  readonly known_issues: string
  readonly change_log: string
  readonly additional_details: string
}

export function textsOf(row: TextColumns): RecordTexts {
  return {
    description: row.description,
    releaseNotes: row.release_notes,
    installationNotes: row.installation_notes,
    knownIssues: row.known_issues,
    changeLog: row.change_log,
    additionalDetails: row.additional_details,
  }
}

/** The values in the order of the columns above. */
export function textValues(texts: RecordTexts): readonly string[] {
  return [
    texts.description,
    texts.releaseNotes,
    texts.installationNotes,
    texts.knownIssues,
    texts.changeLog,
    texts.additionalDetails,
  ]
}
