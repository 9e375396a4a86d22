import { readFonts } from '../fonts.ts'
import { pagesBehind } from '../merge/behind-report.ts'
import { foreignEvidence } from '../merge/foreign-evidence.ts'
import { mergeSafely } from '../merge/merge-safely.ts'
import { readLayouts } from '../layouts.ts'
import type { Attachment } from '../report-messages.ts'
import { writeReport } from '../report.ts'
import { digestOfSetting } from '../setting.ts'
import type { PdfStandard } from '../typst-native.ts'
import { loadNative, type TypstEngine } from '../typst.ts'
import type { AttachedData } from './attached-data.ts'
import { isDamagedCopy } from './first-difference.ts'
import { readPageTexts } from './page-text.ts'

export interface VerifyOptions {
  readonly templatesFolder: string
  readonly siteLayouts: string | null
}

/**
 * The document as this Proviso sets its data. null when it was set by other layouts, fonts or another engine than are at
 * hand, or when the data cannot be set: then nothing can be said this way.
 */
export async function setAgain(
  bytes: Uint8Array,
  data: Pick<AttachedData, 'raw' | 'model' | 'files'>,
  options: VerifyOptions,
): Promise<Uint8Array | null> {
  const named = await findEngine(bytes, options)
  // What names the layouts may itself be damaged; then the result must look like the file.
  const engine = named ?? (loadNative() ? 'native' : 'wasm')
  const report = await writeAgain(data, options, { engine, standard: standardOf(bytes) })
  const again = report && (await putPagesBehind(report, bytes, data))
  return again && (named || isDamagedCopy(bytes, again)) ? again : null
}

/** The pages of attached PDFs once more behind the report, where the file has them; null when a password had opened some. */
async function putPagesBehind(
  report: Uint8Array,
  bytes: Uint8Array,
  { model, files }: Pick<AttachedData, 'model' | 'files'>,
): Promise<Uint8Array | null> {
  const behind = await pagesBehind(bytes)
  if (behind === 'none') return report
  const read = async (name: string) => files.get(name)?.bytes
  const foreign = await foreignEvidence(model.evidence ?? [], null, read)
  const merged = await mergeSafely(foreign, model.stampedAt, { report })
  if (!merged.ok) return null
  // Whoever claims this of a report without a locked file has changed it.
  const mayBeUnlocked = behind === 'unlocked' && merged.value.parts.some(({ locked }) => locked)
  return mayBeUnlocked ? null : merged.value.bytes
}

/** What the metadata claims; they stand in the file as plain text. */
function standardOf(bytes: Uint8Array): PdfStandard {
  return Buffer.from(bytes).includes('<pdfuaid:part>1<') ? 'ua-1' : 'a-3a'
}

/** The engine whose digest, with the layouts and fonts at hand, is printed in the document. */
async function findEngine(
  bytes: Uint8Array,
  { templatesFolder, siteLayouts }: VerifyOptions,
): Promise<TypstEngine | undefined> {
  const pages = await readPageTexts(bytes).catch(() => [])
  const text = pages.join('').replace(/\s/g, '')
  const [layouts, fonts] = [readLayouts(templatesFolder, siteLayouts), readFonts()]
  const engines: readonly TypstEngine[] = ['native', 'wasm']
  return engines.find((engine) => text.includes(digestOfSetting({ layouts, fonts, engine })))
}

async function writeAgain(
  data: Pick<AttachedData, 'raw' | 'model' | 'files'>,
  options: VerifyOptions,
  form: { readonly engine: TypstEngine; readonly standard: PdfStandard },
): Promise<Uint8Array | null> {
  try {
    const made = await writeReport(data.raw, { ...options, ...form, attachments: attachmentsOf(data) })
    return made.ok ? made.value.bytes : null
  } catch {
    // Data that fits its form and still cannot be set was not written by Proviso; the other proofs say so.
    return null
  }
}

/** The attached evidence in the order of the report: inside the file it is sorted by name. */
function attachmentsOf({ model, files }: Pick<AttachedData, 'model' | 'files'>): readonly Attachment[] {
  return (model.evidence ?? []).flatMap(({ attachedAs }) => {
    const file = attachedAs === null ? undefined : files.get(attachedAs)
    if (attachedAs === null || !file) return []
    return [{ name: attachedAs, mediaType: file.mediaType, source: { bytes: file.bytes } }]
  })
}
