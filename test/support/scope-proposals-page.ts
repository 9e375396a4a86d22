import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { readRecord } from '../../electron/usecases/releases/read-record.ts'
import { Criterion } from '../../shared/domain/criterion.ts'
import { suggestReleaseType } from '../../shared/domain/release-type.ts'
import { proposeScope } from '../../shared/domain/scope-proposals.ts'
import { compareVersions } from '../../shared/domain/version.ts'
import { templatesFolder } from './folders.ts'

/** How many minor releases the page shows. */
const shown = 20

const head = `# What the release notes of 20 minor releases propose

For a minor release Proviso reads the published notes and proposes which criteria they touch, quoting the line. It marks
nothing: a person reads the line and decides (\`shared/domain/scope-proposals.ts\`). Below are the first ${String(shown)} minor releases of the
published UMD records, against the criteria of QC 7, as the program proposes them. The quotes are the technology
providers' words. \`test/docs/scope-proposals.test.ts\` holds this page to what the program does.

What to know when reading it: a proposal is a line worth reading, not a finding. "New features and bug fixes" is touched by
nearly every release, which is right. Notes that only point at a web page propose nothing or little; then the verifier reads
that page. The words that made the program think so stand in brackets.
`

/** The page as it should stand in docs/, made from the published records. */
export function writeProposalsPage(recordFolder: string): string {
  const criteria = z
    .array(Criterion)
    .parse(JSON.parse(readFileSync(join(templatesFolder, 'catalogue/criteria/QC7.json'), 'utf8')))
  const parts = findMinorReleases(recordFolder)
    .slice(0, shown)
    .map(({ title, texts }) => {
      const proposals = proposeScope(texts, criteria)
      const lines = proposals.map(
        ({ criterionId, quote, from, because }) =>
          `- **${criterionId}** (${because}), ${from}: ${quoted(quote)}`,
      )
      return [`## ${title}`, '', ...(lines.length === 0 ? ['Nothing is proposed.'] : lines), ''].join('\n')
    })
  return [head, ...parts].join('\n')
}

function findMinorReleases(folder: string) {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted((a, b) => compareVersions(a.slice(0, -5), b.slice(0, -5)))
  const before = new Map<string, string>()
  return names.flatMap((name) => {
    const read = readRecord(name, readFileSync(join(folder, name)))
    if (!read.ok) throw new Error(read.failure.message)
    const release = name.slice(0, -5)
    return read.value.entries.flatMap(({ productKey, productName, version, texts }) => {
      const key = `${productKey} in UMD ${release.split('.')[0] ?? ''}`
      const previous = before.get(key) ?? null
      before.set(key, version)
      const isMinor = previous !== null && suggestReleaseType(version, previous)?.type === 'minor'
      const title = `${productName} ${previous ?? ''} to ${version} (UMD ${release})`
      return isMinor ? [{ title, texts }] : []
    })
  })
}

/** A quote that means nothing to Markdown. */
function quoted(text: string): string {
  return `"${text.replace(/[\\`*_[\]<>#|]/g, String.raw`\$&`)}"`
}
