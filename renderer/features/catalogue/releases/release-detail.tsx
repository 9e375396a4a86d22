import { Button, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, FilePlus2 } from 'lucide-react'
import { useState } from 'react'
import type { QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { formatTime } from '../../../lib/format.ts'
import { Facts } from '../../../ui/facts.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { useCatalogueReads } from '../catalogue-reads.ts'
import styles from '../catalogue.module.css'
import { DiscardNote } from './discard-note.tsx'
import { PublishNote } from './publish-note.tsx'
import { ReleaseNotesText } from './release-notes-text.tsx'
import { useExports } from './use-exports.ts'

interface ReleaseDetailProps {
  readonly release: QcReleaseListed
  readonly releases: readonly QcReleaseListed[]
  readonly onDraft: () => void
  readonly onTemplates: () => void
  readonly onShow: (part: string, qcReleaseId: string) => void
}

const meanings = {
  DRAFT: 'in preparation; edit it, send it out for review, publish it',
  FINAL: 'in use for verification; it never changes',
  DEPRECATED: 'no longer used for verification; it never changes',
} as const

/** One QC release: what it is, and what can be done with it. */
export function ReleaseDetail({ release, releases, onDraft, onTemplates, onShow }: ReleaseDetailProps) {
  const { id, state } = release
  const exports = useExports(release)
  const [publishing, setPublishing] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const isDraft = state === 'DRAFT'
  useCommands([
    {
      id: 'draft',
      name: isDraft ? `Edit the fields of ${id}` : `New draft from ${id}`,
      group: 'QC release',
      keys: isDraft ? ['e'] : ['n'],
      run: onDraft,
    },
    {
      id: 'show criteria',
      name: `Criteria of ${id}`,
      group: 'QC release',
      keys: ['o'],
      run: () => onShow('criteria', id),
    },
    {
      id: 'show differences',
      name: `What differs in ${id}`,
      group: 'QC release',
      keys: ['d'],
      run: () => onShow('compare', id),
    },
    {
      id: 'templates',
      name: `Templates and documents of ${id}`,
      group: 'QC release',
      keys: ['t'],
      run: onTemplates,
    },
    ...(isDraft
      ? [
          {
            id: 'discard',
            name: `Throw ${id} away`,
            group: 'QC release',
            run: () => setDiscarding(true),
          },
          {
            id: 'publish',
            name: `Publish ${id}`,
            group: 'QC release',
            keys: ['p'],
            run: () => setPublishing(true),
          },
        ]
      : []),
  ])
  return (
    <>
      <h2>{release.title}</h2>
      <div className={styles.detailBody}>
        <Facts
          facts={[
            ['State', `${state}: ${meanings[state]}`],
            ['Criteria', countsOf(release)],
            ['UMD majors', release.umdMajors.join(', ') || 'none'],
            ['Date', release.date ?? 'none'],
            ['Based on', release.basedOn ?? 'nothing'],
            ...(release.publishedAt === null
              ? []
              : ([
                  ['Here since', formatTime(release.publishedAt)],
                  ['Digest', <code key="digest">{release.digest?.slice(0, 24)}…</code>],
                ] as const)),
          ]}
        />
        <p className={styles.detailBody}>{release.note}</p>
      </div>
      <div className={styles.foot}>
        <Button
          leftSection={<FilePlus2 size={14} aria-hidden="true" />}
          rightSection={<KeyHint keys={isDraft ? 'e' : 'n'} />}
          onClick={onDraft}
        >
          {isDraft ? 'Edit its fields' : 'New draft from it'}
        </Button>
        <Button variant="default" rightSection={<KeyHint keys="o" />} onClick={() => onShow('criteria', id)}>
          Criteria
        </Button>
        <Button variant="default" rightSection={<KeyHint keys="d" />} onClick={() => onShow('compare', id)}>
          What differs
        </Button>
        <Button variant="default" rightSection={<KeyHint keys="t" />} onClick={onTemplates}>
          Templates
        </Button>
        <Menu transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <Button variant="default" rightSection={<ChevronDown size={14} aria-hidden="true" />}>
              Export
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {exports.map(({ name, run }) => (
              <Menu.Item key={name} onClick={run}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        {isDraft && (
          <Button
            variant="default"
            aria-expanded={publishing}
            rightSection={<KeyHint keys="p" />}
            onClick={() => setPublishing(!publishing)}
          >
            Publish
          </Button>
        )}
        {isDraft && (
          <Button variant="default" aria-expanded={discarding} onClick={() => setDiscarding(!discarding)}>
            Throw away
          </Button>
        )}
      </div>
      {isDraft && publishing && (
        <PublishNote release={release} releases={releases} onDone={() => setPublishing(false)} />
      )}
      {isDraft && discarding && <DiscardNote release={release} />}
      <ReleaseNotesPart qcReleaseId={id} />
    </>
  )
}

function ReleaseNotesPart({ qcReleaseId }: { qcReleaseId: string }) {
  const { data } = useQuery(useCatalogueReads().releaseNotes(qcReleaseId))
  if (!data || data.notes.changes === 0) return null
  return <ReleaseNotesText notes={data.notes} />
}

function countsOf({ criteriaCount, knownCount, publishedCount }: QcReleaseListed): string {
  if (knownCount >= publishedCount) return String(criteriaCount)
  return `${String(criteriaCount)}; ${String(knownCount)} of the ${String(publishedCount)} published ones are known`
}
