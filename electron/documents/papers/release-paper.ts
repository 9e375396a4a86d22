import {
  linkText,
  paperSchema,
  plainText,
  type Paper,
  type PaperBlock,
  type PaperSection,
} from '../../../shared/domain/paper.ts'
import type {
  Finding,
  Ppa,
  RecordTexts,
  ReleaseEntry,
  UmdReleaseSummary,
} from '../../../shared/domain/umd-release.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import type { Outcome } from '../../../shared/domain/verification.ts'
import { fileNameOf } from '../../../shared/domain/file-name.ts'
import { instantOf } from '../dates.ts'
import { makeWellFormed } from '../well-formed.ts'

export interface ReleaseInput {
  readonly release: UmdReleaseSummary
  readonly texts: RecordTexts
  readonly entries: readonly ReleaseEntry[]
  readonly ppas: readonly Ppa[]
  readonly findings: readonly Finding[]
  /** The newest verification of each PPA that has one, by PPA. */
  readonly verified: ReadonlyMap<
    string,
    { readonly state: 'open' | 'finished'; readonly outcome: Outcome | null; readonly qcVersion: string }
  >
}

/** What a UMD release consists of and how far its verification is. Dated by the release. */
export function releasePaper(input: ReleaseInput): Paper {
  const { release, texts, findings } = input
  return makeWellFormed<Paper>({
    schema: paperSchema,
    kind: 'UMD release summary',
    title: `Summary of UMD ${release.version}`,
    subject: `UMD ${release.version}`,
    subtitle: `${countOf(release.entryCount, 'product')}, ${countOf(release.ppaCount, 'combination')} of product, platform and architecture`,
    corner: '',
    fileName: fileNameOf(['UMD', release.version, 'summary'], 'pdf'),
    stampedAt: instantOf(release.date.slice(0, 10)),
    sections: [
      { title: 'Facts', level: 1, blocks: [releaseFacts(input)] },
      { title: 'Products', level: 1, blocks: [productTable(input)] },
      ...textSections(texts),
      {
        title: 'What to know about the record',
        level: 1,
        blocks:
          findings.length === 0
            ? [{ kind: 'text', text: 'None.' }]
            : [
                {
                  kind: 'list',
                  items: findings.map(({ product, message }) =>
                    plainText(product === null ? message : `${product}: ${message}`),
                  ),
                },
              ],
      },
    ],
  })
}

function releaseFacts({ release, ppas, verified }: ReleaseInput): PaperBlock {
  const finished = ppas.filter(({ id }) => verified.get(id)?.state === 'finished').length
  const open = ppas.filter(({ id }) => verified.get(id)?.state === 'open').length
  return {
    kind: 'facts',
    pairs: [
      { label: 'Release', value: plainText(release.version) },
      { label: 'Date', value: plainText(release.date || 'not given') },
      { label: 'Source', value: plainText(release.source) },
      {
        label: 'Verified here',
        value: plainText(`${String(finished)} of ${String(ppas.length)} finished, ${String(open)} open`),
      },
    ],
  }
}

function productTable({ entries, ppas, verified }: ReleaseInput): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { title: 'Product', width: 3 },
      { title: 'Version', width: 1.4 },
      { title: 'Provider', width: 1.4 },
      { title: 'Capabilities', width: 3 },
      { title: 'Platforms and their verification', width: 4 },
    ],
    rows: entries.map((entry) => [
      [plainText(entry.productName, true), plainText(entry.productKey)],
      [plainText(entry.version)],
      [plainText(entry.provider)],
      [plainText(entry.capabilityTags.join(', ') || 'none tagged')],
      ppas
        .filter(({ productKey, version }) => productKey === entry.productKey && version === entry.version)
        .map((ppa) => plainText(`${ppa.platform}/${ppa.arch}: ${describeState(verified.get(ppa.id))}`)),
    ]),
  }
}

function describeState(found: ReturnType<ReleaseInput['verified']['get']>): string {
  if (!found) return 'not verified here'
  const words = found.state === 'open' ? 'verification open' : (found.outcome ?? 'finished')
  return `${words}, QC ${found.qcVersion}`
}

const textTitles: Readonly<Record<keyof RecordTexts, string>> = {
  description: 'Description',
  releaseNotes: 'Release notes',
  installationNotes: 'Installation notes',
  knownIssues: 'Known issues',
  changeLog: 'Change log',
  additionalDetails: 'Additional details',
}

function textSections(texts: RecordTexts): readonly PaperSection[] {
  return (Object.keys(textTitles) as (keyof RecordTexts)[])
    .filter((name) => texts[name].trim() !== '')
    .map((name) => ({ title: textTitles[name], level: 1, blocks: [blockOf(texts[name])] }))
}

/** A text that is nothing but an address is one that can be followed. */
function blockOf(text: string): PaperBlock {
  const isAddress = /^https?:\/\/[!-~]+$/.test(text.trim())
  return isAddress ? { kind: 'list', items: [linkText(text.trim(), text.trim())] } : { kind: 'text', text }
}
