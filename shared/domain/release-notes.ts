import * as z from 'zod'
import { ChangeSource, type CriterionChange } from './criterion-change.ts'

/** The release notes of a QC release: its changes by the closed list of sources (process.md 11.4). */
export const ReleaseNotes = z.object({
  groups: z.array(z.object({ source: ChangeSource, lines: z.array(z.string()) })),
  /** The internal metric: issues (distinct tickets or documents) that changed criteria (process.md 14). */
  issues: z.number().int(),
  changes: z.number().int(),
})
export type ReleaseNotes = z.infer<typeof ReleaseNotes>

/** Groups the changes by source, all six, in their order; `titles` names criteria that are not there any more too. */
export function writeReleaseNotes(
  changes: readonly CriterionChange[],
  titles: ReadonlyMap<string, string | null>,
): ReleaseNotes {
  const bySource = Map.groupBy(changes, (change) => change.source)
  return {
    groups: ChangeSource.options.map((source) => ({
      source,
      lines: (bySource.get(source) ?? []).map((change) =>
        lineOf(change, titles.get(change.criterionId) ?? null),
      ),
    })),
    issues: new Set(changes.map((change) => change.link.trim()).filter((link) => link !== '')).size,
    changes: changes.length,
  }
}

/** The same as Markdown; a source without a change says so. */
export function releaseNotesMarkdown(title: string, notes: ReleaseNotes): string {
  const sections = notes.groups.map(({ source, lines }, index) => {
    const body = lines.length === 0 ? 'None' : lines.map((line) => `- ${line}`).join('\n')
    return `## ${String(index + 1)}. ${headingOf(source)}\n\n${body}`
  })
  const count = `${String(notes.changes)} changes of criteria from ${String(notes.issues)} issues.`
  return [`# ${title}: release notes`, count, ...sections].join('\n\n') + '\n'
}

function lineOf(change: CriterionChange, title: string | null): string {
  const name = title === null ? change.criterionId : `${change.criterionId} (${title})`
  const what =
    change.beforeDigest === null
      ? 'new'
      : change.afterDigest === null
        ? 'removed'
        : `${change.kind} change of ${change.fields.join(', ')}`
  const note = change.note.trim().replaceAll(/\s+/g, ' ')
  const link = change.link.trim()
  return `${name}: ${what}.${note === '' ? '' : ` ${note}`}${link === '' ? '' : ` [${link}]`}`
}

function headingOf(source: ChangeSource): string {
  return source.charAt(0).toUpperCase() + source.slice(1)
}
