import { fileNameOf } from '../../../shared/domain/file-name.ts'
import {
  linkText,
  paperSchema,
  plainText,
  type Paper,
  type PaperBlock,
  type PaperSection,
  type PaperText,
} from '../../../shared/domain/paper.ts'
import type { UmdReleaseSummary } from '../../../shared/domain/umd-release.ts'
import { instantOf } from '../dates.ts'
import { makeWellFormed } from '../well-formed.ts'

/** A known issue of a product, from whatever report names it. */
export interface PageIssue {
  readonly title: string
  readonly text: string
  readonly workarounds: readonly string[]
  readonly links: readonly string[]
  /** "verification by A. Verifier", "EA North". */
  readonly from: readonly string[]
}

/** What a release page says of one product on its platforms. */
export interface PageProduct {
  readonly name: string
  readonly version: string
  readonly platforms: readonly string[]
  readonly issues: readonly PageIssue[]
  /** How to install it, what to know when upgrading. */
  readonly installation: readonly { readonly text: string; readonly from: string }[]
}

/**
 * Known issues and installation notes of a UMD release, one section a product, as its page wants them
 * (process.md 12.3). Products without a word are named in one line. Dated by the release.
 */
export function pageNotesPaper(release: UmdReleaseSummary, products: readonly PageProduct[]): Paper {
  const page = `UMD-${String(release.umdMajor)}:UMD-${release.version}`
  const withIssues = products.filter(({ issues }) => issues.length > 0)
  const withNotes = products.filter(({ installation }) => installation.length > 0)
  const quiet = products.filter((one) => one.issues.length === 0 && one.installation.length === 0)
  return makeWellFormed<Paper>({
    schema: paperSchema,
    kind: 'known issues and installation notes',
    title: `UMD ${release.version}: known issues and installation notes`,
    subject: `UMD ${release.version}`,
    subtitle: `For the page ${page}, from verification and staged rollout`,
    corner: '',
    fileName: fileNameOf(['UMD', release.version, 'known-issues'], 'pdf'),
    stampedAt: instantOf(release.date.slice(0, 10)),
    sections: [
      part('Known issues', withIssues.length === 0),
      ...withIssues.map((product) => section(product, product.issues.flatMap(issueBlocks))),
      part('Installation notes', withNotes.length === 0),
      ...withNotes.map((product) =>
        section(
          product,
          product.installation.flatMap(({ text, from }): PaperBlock[] => [
            { kind: 'text', text },
            { kind: 'note', text: from },
          ]),
        ),
      ),
      {
        title: 'Nothing reported',
        level: 1,
        blocks: [
          {
            kind: 'text',
            text: quiet.length === 0 ? 'Every product has a word.' : quiet.map(nameOf).join(', '),
          },
        ],
      },
    ],
  })
}

function part(title: string, isEmpty: boolean): PaperSection {
  return { title, level: 1, blocks: isEmpty ? [{ kind: 'text', text: 'None.' }] : [] }
}

function section(product: PageProduct, blocks: readonly PaperBlock[]): PaperSection {
  return { title: `${nameOf(product)} (${product.platforms.join(', ')})`, level: 2, blocks }
}

function nameOf({ name, version }: PageProduct): string {
  return `${name} ${version}`
}

function issueBlocks({ title, text, workarounds, links, from }: PageIssue): readonly PaperBlock[] {
  const pair = (label: string, value: PaperText) => ({ label, value })
  const pairs = [
    ...workarounds.map((workaround) => pair('Workaround', plainText(workaround))),
    ...links.map((link) => pair('Ticket', linkText(link, /^https?:\/\/[!-~]+$/.test(link) ? link : null))),
    pair('Reported by', plainText(from.join(', '))),
  ]
  return [
    { kind: 'list', items: [plainText(title, true)] },
    ...(text === '' ? [] : [{ kind: 'text', text } as const]),
    { kind: 'facts', pairs },
  ]
}
