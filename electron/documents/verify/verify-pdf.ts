import { createHash } from 'node:crypto'
import { documentSchema, type DocumentModel } from '../../../shared/domain/document-model.ts'
import type { FileCheck } from '../../../shared/domain/file-check.ts'
import { pagesBehind } from '../merge/behind-report.ts'
import { readSeal, type SealFinding } from '../seal.ts'
import type { Typesettable } from '../report-data.ts'
import { readAttachedData, type AttachedData } from './attached-data.ts'
import { comparePages } from './compare-pages.ts'
import { describePlace } from './describe-place.ts'
import { firstDifference, isDamagedCopy } from './first-difference.ts'
import { readPageTexts } from './page-text.ts'
import { printedTexts } from './printed-texts.ts'
import { setAgain, type VerifyOptions } from './set-again.ts'

export interface VerifiedPdf {
  readonly check: FileCheck
  /** The data of a document, when it could be read. */
  readonly model: Typesettable | null
  /** The same, when it is the report of a verification. */
  readonly report: DocumentModel | null
  /** The attached data as it stands in the file; '' when it could not be read. */
  readonly data: string
}

interface Findings {
  readonly checked: string[]
  readonly notes: string[]
  readonly problems: string[]
}

/**
 * Checks a document of Proviso by three proofs that do not rest on each other: the seal over the bytes of the file; its
 * data set again, which must give the same bytes; and, where this Proviso has other layouts than the one that made it,
 * the text of its pages against its data. What was changed is named as exactly as can be known.
 */
export async function verifyPdf(bytes: Uint8Array, options: VerifyOptions): Promise<VerifiedPdf> {
  const findings: Findings = { checked: [], notes: [], problems: [] }
  const seal = readSeal(bytes)
  const data = await readAttachedData(bytes)
  if (!data.ok) findings.problems.push(data.failure.message)
  const again = data.ok ? await setAgain(bytes, data.value, options) : null
  await judgeSeal(bytes, seal, again, findings)
  if (data.ok) await judgePages(bytes, data.value, { seal, again }, findings)
  const model = data.ok ? data.value.model : null
  const report = model?.schema === documentSchema ? model : null
  if (data.ok) judgeAttachments(data.value, findings)
  if (report) judgeChainHead(report, findings)
  return {
    model,
    report,
    data: data.ok ? data.value.text : '',
    check: {
      kind: data.ok || seal.kind !== 'none' ? 'report' : 'other',
      title: data.ok ? data.value.model.title : '',
      digest: createHash('sha256').update(bytes).digest('hex'),
      ok: findings.problems.length === 0,
      ...findings,
    },
  }
}

async function judgeSeal(
  bytes: Uint8Array,
  seal: SealFinding,
  again: Uint8Array | null,
  { checked, problems }: Findings,
): Promise<void> {
  if (seal.kind === 'intact') {
    checked.push('The seal fits: no byte of the file was changed since it was made.')
    return
  }
  if (seal.kind === 'none') {
    problems.push('The file has no seal: Proviso did not make it, or another program saved it anew.')
    return
  }
  const exact = again && firstDifference(bytes, again)
  // Where a damaged part cannot be read any more, the file set again is another from its beginning: the blocks know better.
  if (again && exact !== null && isDamagedCopy(bytes, again)) {
    const what = await describePlace(again, { from: exact, to: exact + 1 })
    problems.push(`The file was changed at byte ${String(exact)}: ${what}.`)
    return
  }
  for (const place of seal.places) {
    const what = await describePlace(bytes, place)
    problems.push(
      `The file was changed between bytes ${String(place.from)} and ${String(place.to)}: ${what}.`,
    )
  }
}

async function judgePages(
  bytes: Uint8Array,
  data: AttachedData,
  { seal, again }: { readonly seal: SealFinding; readonly again: Uint8Array | null },
  { checked, notes, problems }: Findings,
): Promise<void> {
  if (again && firstDifference(bytes, again) === null) {
    checked.push('The attached data, set again, gives this file byte by byte.')
    return
  }
  const pages = await readPageTexts(bytes).catch(() => null)
  if (!pages) {
    problems.push('The pages cannot be read.')
    return
  }
  const isPrinted = pages.join('').replace(/\s/g, '').includes(data.digest)
  const differences = [
    ...comparePages(pages, printedTexts(data.model)),
    ...(isPrinted ? [] : ['The digest of the attached data is not the one printed in the document.']),
  ]
  problems.push(...differences)
  if (differences.length === 0) checked.push('Every text of the attached data stands on the pages, in order.')
  if (again && seal.kind === 'intact') problems.push(await describeForgery(bytes, again))
  if (!again) {
    const hasUnlocked = (await pagesBehind(bytes)) === 'unlocked'
    notes.push(
      hasUnlocked
        ? 'A password opened evidence whose pages stand in it, so it cannot be set again: the pages of the report were compared by their text, those of the evidence by the seal alone.'
        : 'It was set by other layouts or fonts than this Proviso has, so its pages were compared by their text.',
    )
  }
}

/** The seal fits bytes that the data does not give: whoever changed the file sealed it anew. */
async function describeForgery(bytes: Uint8Array, again: Uint8Array): Promise<string> {
  const at = firstDifference(bytes, again) ?? 0
  const what = await describePlace(bytes, { from: at, to: at + 1 })
  return `The attached data, set again by the same layouts, gives another file, from byte ${String(at)} on: ${what}.`
}

/** Every attached piece of evidence against the digest that the data has of it. */
function judgeAttachments(
  { model, files }: Pick<AttachedData, 'model' | 'files'>,
  { checked, problems }: Findings,
): void {
  const attached = (model.evidence ?? []).filter(({ attachedAs }) => attachedAs !== null)
  for (const { attachedAs, digest } of attached) {
    const file = files.get(attachedAs ?? '')
    if (!file) problems.push(`The evidence ${attachedAs ?? ''} is not attached any more.`)
    else if (createHash('sha256').update(file.bytes).digest('hex') !== digest) {
      problems.push(`The attached evidence ${attachedAs ?? ''} is not what it was: its digest does not fit.`)
    }
  }
  const known = new Set(attached.map(({ attachedAs }) => attachedAs))
  for (const name of files.keys()) {
    if (!known.has(name)) problems.push(`The attached file ${name} is not named in the data.`)
  }
  if (attached.length > 0 && problems.length === 0) {
    checked.push(
      attached.length === 1
        ? 'The attached piece of evidence fits its digest.'
        : `${String(attached.length)} attached pieces of evidence fit their digests.`,
    )
  }
}

/** The head itself can be looked up only where the trail is. */
function judgeChainHead(report: DocumentModel, { checked, notes }: Findings): void {
  const head = report.auditHead
  if (head) {
    checked.push(`It names entry ${String(head.seq)} of the audit trail, hash ${head.hash.slice(0, 16)}….`)
  } else notes.push('It names no entry of an audit trail.')
}
