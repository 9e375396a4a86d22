import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { useCommands, useWaiting } from '../../../lib/commands.tsx'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { saveFile } from '../../../lib/save-file.ts'
import { Empty } from '../../../ui/empty.tsx'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { useScreenReady } from '../../../lib/screen-ready.ts'
import { useCatalogueReads } from '../catalogue-reads.ts'
import { PickFilesButton } from '../pick-files-button.tsx'
import { useAct } from '../../../lib/use-act.ts'
import styles from '../catalogue.module.css'
import { ReviewRoundPart } from './review-round-part.tsx'

/** Reviews of drafts without a server: a file goes out, comments come back, each gets a decision. */
export function ReviewsPart() {
  const { api, reads } = useProgram()
  const { act } = useAct()
  const { data: rounds } = useQuery(useCatalogueReads().reviews())
  const { data: releases } = useQuery(reads.qcReleases())
  const [chosen, setChosen] = useState<string | null>(null)
  const round = rounds?.find(({ id }) => id === chosen) ?? rounds?.[0]
  const draft = releases?.find(({ state }) => state === 'DRAFT')
  useScreenReady(rounds !== undefined)
  useWaiting(rounds === undefined || releases === undefined)

  async function open(): Promise<void> {
    if (!draft) return
    const number = (rounds ?? []).filter(({ qcVersion }) => qcVersion === draft.version).length + 1
    const name = `Review ${String(number)} of QC ${draft.version}`
    const opened = await act('Opening the review', () =>
      api.catalogue.reviews.open({ qcReleaseId: draft.id, name }),
    )
    if (!opened) return
    setChosen(opened.id)
    const made = await act('Exporting', () => api.catalogue.reviews.exportFile({ roundId: opened.id }))
    if (!made) return
    saveFile(made.file)
    tell(`${made.file.name} is for the reviewers.`)
  }
  async function take(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const done = await act('Taking the review in', () =>
        api.catalogue.reviews.importFile({ roundId: null, file }),
      )
      if (!done) return
      setChosen(done.roundId)
      tell(
        `${file.name}: ${done.change}, ${countOf(done.added, 'comment')}, ${countOf(done.decided, 'decision')}.`,
      )
    }
  }
  useCommands(
    draft
      ? [
          {
            id: 'open review',
            name: `Send ${draft.id} out for review`,
            group: 'Reviews',
            keys: ['n'],
            run: () => void open(),
          },
        ]
      : [],
  )
  return (
    <div className={styles.mapping}>
      <div className={styles.bar}>
        {rounds && rounds.length > 0 && (
          <Select
            aria-label="Review"
            w={260}
            value={round?.id ?? null}
            data={rounds.map(({ id, name, received, closedAt }) => ({
              value: id,
              label: `${name}${received ? ', received' : ''}${closedAt === null ? '' : ', closed'}`,
            }))}
            onChange={setChosen}
          />
        )}
        <Button
          disabled={!draft}
          title={draft ? undefined : 'Only a draft is reviewed; make one first.'}
          leftSection={<Send size={14} aria-hidden="true" />}
          rightSection={<KeyHint keys="n" />}
          onClick={() => void open()}
        >
          {draft ? `Send ${draft.id} out` : 'Send a draft out'}
        </Button>
        <PickFilesButton
          label="Take in review files"
          command={{ id: 'merge review', name: 'Take in review files', group: 'Reviews', key: 'm' }}
          accept=".json,.xlsx"
          files="Review files"
          onFiles={(files) => void take(files)}
        />
      </div>
      {round && <ReviewRoundPart key={round.id} roundId={round.id} />}
      {rounds?.length === 0 && (
        <div className={styles.padded}>
          <Empty title="No review yet.">
            {draft
              ? 'Send the draft out: it becomes one file. Reviewers comment in their own Proviso or in a workbook, and their files come back here.'
              : 'Only a draft is reviewed. Make one under QC releases, or take in the file of a review that was sent to you.'}
          </Empty>
        </div>
      )}
    </div>
  )
}
