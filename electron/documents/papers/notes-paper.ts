import { fileNameOf } from '../../../shared/domain/file-name.ts'
import { paperSchema, plainText, type Paper } from '../../../shared/domain/paper.ts'
import type { QcRelease } from '../../../shared/domain/qc-release.ts'
import type { ReleaseNotes } from '../../../shared/domain/release-notes.ts'
import { instantOf } from '../dates.ts'
import { makeWellFormed } from '../well-formed.ts'

/** The release notes of a QC release, by the closed list of sources of change (process.md 11.4). Dated by the release. */
export function notesPaper(release: QcRelease, notes: ReleaseNotes): Paper {
  return makeWellFormed<Paper>({
    schema: paperSchema,
    kind: 'QC release notes',
    title: `${release.title}: release notes`,
    subject: release.title,
    subtitle: `${release.state}${release.date === null ? '' : `, ${release.date}`}`,
    corner: `QC ${release.version}`,
    fileName: fileNameOf(['QC', release.version, 'release-notes'], 'pdf'),
    stampedAt: instantOf(release.date),
    sections: [
      {
        title: 'Overview',
        level: 1,
        blocks: [
          {
            kind: 'text',
            text: `${String(notes.changes)} changes of criteria from ${String(notes.issues)} issues.`,
          },
          ...(release.note.trim() === '' ? [] : [{ kind: 'note', text: release.note } as const]),
        ],
      },
      ...notes.groups.map(({ source, lines }) => ({
        title: source.charAt(0).toUpperCase() + source.slice(1),
        level: 1 as const,
        blocks: [
          lines.length === 0
            ? ({ kind: 'text', text: 'None.' } as const)
            : ({ kind: 'list', items: lines.map((line) => plainText(line)) } as const),
        ],
      })),
    ],
  })
}
