import type { Finding, RecordTexts } from '../../../shared/domain/umd-release.ts'
import { quote } from './record-fault.ts'
import { readDocumentationLinks } from './record-links.ts'
import type { TextsShape } from './record-shape.ts'
import { readRecordText } from './record-text.ts'

/** Sentences of the form that a record was filled in with: where one still stands, nobody wrote anything. */
const formSentences = [/^put the change logs here \(multiline field\)$/i]

const labels: Readonly<Record<keyof RecordTexts, string>> = {
  description: 'description',
  releaseNotes: 'release notes',
  installationNotes: 'installation notes',
  knownIssues: 'known issues',
  changeLog: 'change log',
  additionalDetails: 'additional details',
}

/** Whose texts they are: the product's key (null for the release) and the name that messages use. */
export interface TextOwner {
  readonly product: string | null
  readonly name: string
}

export interface TextsRead {
  readonly texts: RecordTexts
  readonly findings: readonly Finding[]
}

/** The six texts of a release or product; documentation addresses follow the additional details. */
export function readTexts(
  shape: TextsShape & { readonly documentationLinks?: string | null | undefined },
  owner: TextOwner,
): TextsRead {
  const findings: Finding[] = []
  const report = (message: string) =>
    findings.push({ product: owner.product, kind: 'unreadable-field', message })
  const readOne = (field: keyof RecordTexts): string => {
    const text = readRecordText(shape[field] ?? '')
    if (text === undefined) report(`The ${labels[field]} of ${owner.name} nest too deeply and are left out.`)
    return text === undefined || formSentences.some((sentence) => sentence.test(text)) ? '' : text
  }
  const links = readDocumentationLinks(shape.documentationLinks)
  const texts: RecordTexts = {
    description: readOne('description'),
    releaseNotes: readOne('releaseNotes'),
    installationNotes: readOne('installationNotes'),
    knownIssues: readOne('knownIssues'),
    changeLog: readOne('changeLog'),
    additionalDetails: [
      readOne('additionalDetails'),
      ...links.addresses.map((address) => `Documentation: ${address}`),
    ]
      .filter((part) => part !== '')
      .join('\n'),
  }
  for (const rejected of links.rejected) {
    report(
      rejected === undefined
        ? `The documentation links of ${owner.name} cannot be read and are left out.`
        : `The documentation link of ${owner.name} is no web address and is left out: ${quote(rejected)}.`,
    )
  }
  return { texts, findings }
}
