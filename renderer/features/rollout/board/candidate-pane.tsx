import { Button, NumberInput, Switch, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../../lib/format.ts'
import { useProgram } from '../../../lib/program.tsx'
import { ReadState } from '../../../ui/read-state.tsx'
import { useRolloutReads } from '../rollout-reads.ts'
import styles from '../rollout.module.css'
import { useAct } from '../../../lib/use-act.ts'

/** Whether candidate takes packages in, and which ways out of staged rollout this site allows. */
export function CandidatePane({ onClose }: { onClose: () => void }) {
  const { api, reads: known } = useProgram()
  const { act, busy } = useAct()
  const reads = useRolloutReads()
  const freezes = useQuery(reads.freezes())
  const wayBack = useQuery(reads.wayBack())
  const ppas = useQuery(known.ppas()).data ?? []
  const [typed, setTyped] = useState<number | null>(null)
  // The newest one is frozen most often.
  const umdMajor = typed ?? Math.max(1, ...ppas.map(({ umdMajor: major }) => major))
  const [note, setNote] = useState('')
  const freeze = (major: number, frozen: boolean) =>
    void act(frozen ? 'Freezing candidate' : 'Opening candidate', () =>
      api.rollout.freeze({ umdMajor: major, frozen, note }),
    )
  return (
    <>
      <h2>Candidate</h2>
      <p>
        A week before a UMD release nothing enters candidate. What moves on meanwhile is kept as pending: its
        packages wait in testing until you open candidate and say that they moved.
      </p>
      <ReadState query={freezes} height={60}>
        {(frozen) => (
          <table className="plain">
            <tbody>
              {frozen.length === 0 && (
                <tr>
                  <td>Candidate is open for every UMD major.</td>
                </tr>
              )}
              {frozen.map(({ umdMajor: major, since, by, note: why }) => (
                <tr key={major}>
                  <td>
                    UMD {major}: frozen since {formatDate(since)} by {by}
                    {why !== '' && `, ${why}`}
                  </td>
                  <td>
                    <Button variant="default" loading={busy} onClick={() => freeze(major, false)}>
                      Open it
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </ReadState>
      <div className={styles.block}>
        <div className={styles.pair}>
          <NumberInput
            label="UMD major"
            size="xs"
            min={1}
            max={99}
            value={umdMajor}
            onChange={(value) => setTyped(Number(value))}
          />
          <TextInput
            label="Note"
            placeholder={`before UMD ${String(umdMajor)}.9.0`}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button loading={busy} onClick={() => freeze(umdMajor, true)}>
            Freeze candidate
          </Button>
        </div>
      </div>
      <div className={styles.block}>
        <h3>Ways out of staged rollout</h3>
        <div className={styles.stack}>
          <Switch
            label="A product may go back to verification"
            description="The process does not name this way; a site may allow it."
            checked={wayBack.data?.isAllowed ?? false}
            onChange={(event) => {
              const { checked } = event.currentTarget
              void act('Changing the ways', () => api.rollout.allowWayBack({ isAllowed: checked }))
            }}
          />
        </div>
      </div>
      <div className={styles.block}>
        <Button variant="default" onClick={onClose}>
          Back
        </Button>
      </div>
    </>
  )
}
