import { bundleNames, type BundleCriteria, type BundleLink } from '../../../shared/domain/bundle.ts'
import { canonicalJson } from '../../../shared/domain/canonical.ts'
import type { DocumentModel } from '../../../shared/domain/document-model.ts'
import { plainText, type Paper } from '../../../shared/domain/paper.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import { paperHtml } from '../papers/paper-html.ts'
import { verificationPaper } from '../papers/verification-paper.ts'
import { packStored, type Files } from './stored-zip.ts'
import { sha256, writeSums } from './sums.ts'
import { testResultStatement } from './statement.ts'

export interface BundleParts {
  readonly model: DocumentModel
  readonly report: Uint8Array
  readonly verification: Verification
  readonly criteria: BundleCriteria
  readonly trail: readonly BundleLink[]
  /** By the name they have inside the report. */
  readonly evidence: Files
  /** Copies of mirrored tickets, by the names the report gives them. */
  readonly tickets: Files
}

/**
 * Everything about one verification in one archive: the report, its data, the texts it was judged by, its audit trail, the
 * evidence, a statement for machines, and a page that shows it without a network. The same parts give the same bytes.
 */
export async function writeBundle(parts: BundleParts): Promise<Uint8Array> {
  const { model, report, verification, criteria, trail, evidence, tickets } = parts
  const reportName = model.fileNames.report
  const statement = testResultStatement(model, { name: reportName, digest: sha256(report) })
  const files = new Map<string, Uint8Array>([
    [reportName, report],
    [bundleNames.data, encode(canonicalJson(model))],
    [bundleNames.verification, encode(canonicalJson(verification))],
    [bundleNames.criteria, encode(canonicalJson(criteria))],
    [bundleNames.trail, encode(canonicalJson(trail))],
    [bundleNames.statement, encode(canonicalJson(statement))],
    ...[...evidence].map(([name, bytes]): [string, Uint8Array] => [bundleNames.evidence + name, bytes]),
    ...[...tickets].map(([name, bytes]): [string, Uint8Array] => [bundleNames.tickets + name, bytes]),
    [bundleNames.readMe, encode(readMe(reportName))],
  ])
  files.set(bundleNames.page, encode(paperHtml(bundlePaper(model, files))))
  return packWithSums(files)
}

/** Packs files with the list of their digests last; an older list goes. */
export function packWithSums(files: Files): Promise<Uint8Array> {
  const listed = new Map(
    [...files].filter(([name]) => name !== bundleNames.sums && name !== bundleNames.signature),
  )
  return packStored(new Map([...listed, [bundleNames.sums, writeSums(listed)]]))
}

function bundlePaper(model: DocumentModel, files: Files): Paper {
  const paper = verificationPaper(model)
  return {
    ...paper,
    sections: [
      {
        title: 'This bundle',
        level: 1,
        blocks: [
          {
            kind: 'note',
            text: 'A copy of the report for the screen. The report itself is the PDF; README.txt tells how everything is checked. What lies beside it is listed at the end.',
          },
        ],
      },
      ...paper.sections,
      {
        title: 'Files of this bundle',
        level: 1,
        blocks: [
          {
            kind: 'table',
            columns: [
              { title: 'File', width: 2.2 },
              { title: 'Bytes', width: 0.8 },
              { title: 'Digest (SHA-256)', width: 5 },
            ],
            rows: [...files].map(([name, bytes]) => [
              [plainText(name, true)],
              [plainText(String(bytes.length))],
              [plainText(sha256(bytes))],
            ]),
          },
        ],
      },
    ],
  }
}

function readMe(reportName: string): string {
  return `This archive holds one verification of research middleware, written by Proviso.

${reportName}: the report, as published
${bundleNames.page}: the same to read on a screen, without a network
${bundleNames.data}: the data of the report; the same is attached to it
${bundleNames.verification}: the verification as it was kept
${bundleNames.criteria}: the words of every criterion, by the digest that the report prints
${bundleNames.trail}: what the audit trail tells of this verification
${bundleNames.statement}: the result for machines, an in-toto statement
${bundleNames.tickets}: the tickets it rests on, as they stood
${bundleNames.evidence}: what was captured, under the names of the report

To check everything with Proviso:        proviso verify THIS-ARCHIVE.zip
To check the files without it:           sha256sum -c ${bundleNames.sums}
To check the seal of the report:         LC_ALL=C sed '/^%Proviso seal: SHA-256 /d' ${reportName} | sha256sum
                                         gives the digest that this line of the report ends with

When the archive is signed, ${bundleNames.certificate} and ${bundleNames.signature} are there too:
  openssl x509 -in ${bundleNames.certificate} -noout -pubkey > key.pem
  openssl dgst -sha256 -verify key.pem -signature ${bundleNames.signature} ${bundleNames.sums}
  openssl verify -CAfile YOUR-TRUSTED-CAS.pem ${bundleNames.certificate}
`
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
