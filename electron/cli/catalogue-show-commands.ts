import type { WordPart } from '../../shared/domain/differences.ts'
import { criterionTitle, describeCritical, type Criterion } from '../../shared/domain/criterion.ts'
import { CommandFailure, type Output } from './output.ts'
import type { Session } from './session.ts'

/** Lists the QC releases, newest first. */
export async function listCatalogue({ client }: Session, output: Output): Promise<void> {
  const releases = await client.catalogue.qcReleases({})
  output.answer(
    releases,
    releases.map(({ id, state, criteriaCount, knownCount, publishedCount, umdMajors, date, title }) => {
      const majors = umdMajors.length === 0 ? '-' : `UMD ${umdMajors.join(', ')}`
      const known =
        knownCount < publishedCount
          ? ` (${String(knownCount)} of ${String(publishedCount)} published ones known)`
          : ''
      const columns = [
        id.padEnd(8),
        state.padEnd(10),
        String(criteriaCount).padStart(4),
        (date ?? '-').padEnd(10),
        majors.padEnd(9),
      ]
      return `${columns.join('  ')}  ${title}${known}`
    }),
  )
}

/** A QC release with its criteria, or one criterion in full with its revision log. */
export async function showCatalogue(
  { client }: Session,
  qc: string,
  criterionId: string | undefined,
  output: Output,
): Promise<void> {
  const release = (await client.catalogue.qcReleases({})).find(({ id }) => id === qc)
  if (!release) throw new CommandFailure(`There is no QC release ${qc}. "proviso catalogue list" lists them.`)
  const criteria = await client.catalogue.criteria({ qcReleaseId: qc })
  if (criterionId === undefined) {
    output.answer({ ...release, criteria }, [
      `${release.title} (${release.state})`,
      ...criteria.map((criterion) => `${criterion.id.padEnd(22)} ${criterionTitle(criterion)}`),
    ])
    return
  }
  const criterion = criteria.find(({ id }) => id === criterionId)
  if (!criterion) throw new CommandFailure(`${qc} has no criterion ${criterionId}.`)
  const log = await client.catalogue.revisionLog({ criterionId })
  output.answer({ ...criterion, revisionLog: log }, [
    ...describe(criterion),
    ...log.map(({ at, qcReleaseId, kind, source, link }) =>
      `${at.slice(0, 10)} ${qcReleaseId}: ${kind}, ${source} ${link}`.trimEnd(),
    ),
  ])
}

/** What differs between two QC releases; removed words stand in [-…-], added ones in {+…+}. */
export async function showDifferences(
  { client }: Session,
  from: string,
  to: string,
  output: Output,
): Promise<void> {
  const differences = await client.catalogue.differences({ from, to })
  output.answer(
    differences,
    differences.flatMap(({ kind, id, title, from: sources, fields }) => {
      const origin = kind === 'renamed' || kind === 'merged' ? ` from ${sources.join(', ')}` : ''
      return [
        `${kind} ${id}${origin}: ${criterionTitle({ title })}`,
        ...fields.map(({ field, words }) =>
          `  ${field}: ${words.map(markWords).join('')}`.replaceAll('\n', '\n    '),
        ),
      ]
    }),
  )
  output.doing(`${String(differences.length)} criteria differ.`)
}

function markWords({ kind, text }: WordPart): string {
  if (kind === 'same') return text
  return kind === 'removed' ? `[-${text}-]` : `{+${text}+}`
}

function describe(criterion: Criterion): readonly string[] {
  const part = (name: string, text: string) => (text === '' ? [] : [`${name}:`, text, ''])
  return [
    `${criterion.id}: ${criterionTitle(criterion)}`,
    `critical: ${describeCritical(criterion.critical)}; ${criterion.document}; ${criterion.provenance}`,
    '',
    ...part('Description', criterion.description),
    ...part('What to check', criterion.check),
    ...part('What to report', criterion.report),
    ...criterion.related.map(({ label, url }) => `see ${label}${url === null ? '' : ` <${url}>`}`),
  ]
}
