import { BundleCriteria, BundleTrail, bundleNames, type BundleLink } from '../../../shared/domain/bundle.ts'
import { canonicalJson } from '../../../shared/domain/canonical.ts'
import { rowsOf, type DocumentModel } from '../../../shared/domain/document-model.ts'
import type { FileCheck } from '../../../shared/domain/file-check.ts'
import { firstDifference } from '../verify/first-difference.ts'
import type { VerifyOptions } from '../verify/set-again.ts'
import { verifyPdf, type VerifiedPdf } from '../verify/verify-pdf.ts'
import { checkSignature } from './sign-bundle.ts'
import { packStored, unpackStored, type Files } from './stored-zip.ts'
import { testResultStatement } from './statement.ts'
import { readSums, sha256 } from './sums.ts'

interface Findings {
  readonly checked: string[]
  readonly notes: string[]
  readonly problems: string[]
}

/** Whether a file begins as an archive does. */
export function isArchive(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PK\u0003\u0004'
}

/** Checks a bundle: every byte of the archive, every file against the list, and the files against each other. */
export async function verifyBundle(
  bytes: Uint8Array,
  options: VerifyOptions,
): Promise<{ readonly check: FileCheck; readonly report: DocumentModel | null }> {
  const findings: Findings = { checked: [], notes: [], problems: [] }
  const unpacked = await unpackStored(bytes)
  if (!unpacked.ok) findings.problems.push(unpacked.failure.message)
  const files = unpacked.ok ? unpacked.value : new Map<string, Uint8Array>()
  if (unpacked.ok) await judgeArchive(bytes, files, findings)
  judgeSums(files, findings)
  judgeSignature(files, findings)
  const reportName = [...files.keys()].find((name) => name.endsWith('.pdf') && !name.includes('/'))
  const read = reportName === undefined ? null : await judgeReport(files, reportName, options, findings)
  const report = read?.report ?? null
  if (read && report) judgeParts(files, report, read.data, findings)
  return {
    report,
    check: {
      kind: 'bundle',
      title: report?.title ?? '',
      digest: sha256(bytes),
      ok: findings.problems.length === 0,
      ...findings,
    },
  }
}

/** The files packed again give the archive; what differs is in its headers, where no digest of a file reaches. */
async function judgeArchive(bytes: Uint8Array, files: Files, { checked, problems }: Findings): Promise<void> {
  const at = firstDifference(bytes, await packStored(files))
  if (at === null) checked.push('The archive is as it was packed, byte by byte.')
  else problems.push(`The archive was changed at byte ${String(at)}: ${placeInArchive(bytes, at)}.`)
}

/** The entry whose header comes last before a place. */
function placeInArchive(bytes: Uint8Array, at: number): string {
  const file = Buffer.from(bytes)
  const header = file.lastIndexOf('PK\u0003\u0004', at, 'latin1')
  const directory = file.indexOf('PK\u0001\u0002', 0, 'latin1')
  if (header < 0 || (directory >= 0 && at >= directory)) return 'its directory, at the end'
  const name = file.toString('utf8', header + 30, header + 30 + file.readUInt16LE(header + 26))
  return `at the file ${name.slice(0, 100)}`
}

function judgeSums(files: Files, { checked, problems }: Findings): void {
  const list = files.get(bundleNames.sums)
  const sums = list && readSums(list)
  if (!sums) {
    problems.push(`${bundleNames.sums}, the list of digests, is ${list ? 'damaged' : 'missing'}.`)
    return
  }
  const before = problems.length
  for (const [name, digest] of sums) {
    const bytes = files.get(name)
    if (!bytes) problems.push(`${name} is missing.`)
    else if (sha256(bytes) !== digest)
      problems.push(`${name} was changed: its digest is not the one in the list.`)
  }
  for (const name of files.keys()) {
    const isListed = sums.has(name) || name === bundleNames.sums || name === bundleNames.signature
    if (!isListed) problems.push(`${name} is not in the list of digests.`)
  }
  if (problems.length === before) checked.push(`${String(sums.size)} files fit the list of digests.`)
}

function judgeSignature(files: Files, { checked, notes, problems }: Findings): void {
  const found = checkSignature(files)
  if (!found.ok) problems.push(found.failure.message)
  else if (found.value === null) notes.push('It is not signed.')
  else {
    checked.push(`It is signed with the key of ${found.value.subject}.`)
    notes.push(
      `The certificate holds from ${found.value.valid}; whether it is to be trusted, openssl verify tells.`,
    )
  }
}

async function judgeReport(
  files: Files,
  name: string,
  options: VerifyOptions,
  { checked, notes, problems }: Findings,
): Promise<VerifiedPdf> {
  const { check, ...read } = await verifyPdf(files.get(name) ?? new Uint8Array(), options)
  checked.push(...check.checked.map((sentence) => `${name}: ${sentence}`))
  notes.push(...check.notes.map((sentence) => `${name}: ${sentence}`))
  problems.push(...check.problems.map((sentence) => `${name}: ${sentence}`))
  return { check, ...read }
}

/** The other files say the same as the report. */
function judgeParts(
  files: Files,
  report: DocumentModel,
  data: string,
  { checked, problems }: Findings,
): void {
  const before = problems.length
  if (textOf(files, bundleNames.data) !== data) {
    problems.push(`${bundleNames.data} is not the data of the report.`)
  }
  const name = report.fileNames.report
  const statement = testResultStatement(report, { name, digest: sha256(files.get(name) ?? '') })
  if (textOf(files, bundleNames.statement) !== canonicalJson(statement)) {
    problems.push(`${bundleNames.statement} does not say what the report says.`)
  }
  const criteria = BundleCriteria.safeParse(jsonOf(files, bundleNames.criteria))
  const texts = new Set(
    criteria.success
      ? criteria.data
          .filter(({ digest, criterion }) => sha256(canonicalJson(criterion)) === digest)
          .map(({ digest }) => digest)
      : [],
  )
  for (const { id, textDigest } of rowsOf(report)) {
    if (!texts.has(textDigest))
      problems.push(`${bundleNames.criteria} does not hold the words that ${id} was checked against.`)
  }
  const trail = BundleTrail.safeParse(jsonOf(files, bundleNames.trail))
  const broken = trail.success
    ? trail.data.filter((link) => hashOfLink(link) !== link.hash).map(({ seq }) => `entry ${String(seq)}`)
    : ['its form']
  if (broken.length > 0) problems.push(`${bundleNames.trail} was changed: ${broken.slice(0, 5).join(', ')}.`)
  for (const { attachedAs, digest } of report.evidence) {
    const bytes = attachedAs === null ? undefined : files.get(bundleNames.evidence + attachedAs)
    if (attachedAs !== null && (!bytes || sha256(bytes) !== digest)) {
      problems.push(`${bundleNames.evidence}${attachedAs} is not the evidence that the report names.`)
    }
  }
  for (const { copyName, digest } of report.ticketCopies) {
    const bytes = files.get(bundleNames.tickets + copyName)
    if (!bytes || sha256(bytes) !== digest) {
      problems.push(`${bundleNames.tickets}${copyName} is not the ticket that the report names.`)
    }
  }
  if (problems.length === before) {
    checked.push('Data, criteria, audit trail, tickets and evidence are those of the report.')
  }
}

/** As the audit trail takes it (electron/db/tables/audit.ts). */
function hashOfLink({ seq, at, actor, action, subject, data, previousHash }: BundleLink): string {
  return sha256(canonicalJson({ seq, at, actor, action, subject, data, previous: previousHash }))
}

function textOf(files: Files, name: string): string {
  return new TextDecoder().decode(files.get(name))
}

function jsonOf(files: Files, name: string): unknown {
  try {
    return JSON.parse(textOf(files, name))
  } catch {
    return null
  }
}
