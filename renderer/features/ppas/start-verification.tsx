import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { qcReleaseForMajor } from '../../../shared/domain/qc-release.ts'
import type { Ppa } from '../../../shared/domain/umd-release.ts'
import { useCommands } from '../../lib/commands.tsx'
import { tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import styles from './ppas.module.css'

/** Starts a verification, or says what it still needs. */
export function StartVerification({ ppa, qcReleaseId }: { ppa: Ppa; qcReleaseId: string | null }) {
  const { api, reads, writes } = useProgram()
  const [, navigate] = useLocation()
  const [starting, setStarting] = useState(false)
  const { data: qcReleases } = useQuery(reads.qcReleases())
  const { data: verifications } = useQuery(reads.verifications())
  const chosen = qcReleaseId ?? (qcReleases && qcReleaseForMajor(qcReleases, ppa.umdMajor)?.id) ?? null
  const open = verifications?.find((one) => one.ppa.id === ppa.id && one.state === 'open')
  const { releaseType } = ppa

  async function start(): Promise<void> {
    if (open) {
      navigate(routes.run(open.id))
      return
    }
    if (chosen === null || releaseType === null) return
    setStarting(true)
    try {
      const input = { ppaId: ppa.id, qcReleaseId: chosen, releaseType }
      const started = await writes.run(() => api.verifications.start(input))
      navigate(routes.run(started.id))
    } catch (error) {
      tellTrouble(error, 'Starting the verification')
      setStarting(false)
    }
  }

  const name = open ? 'Continue the open verification' : 'Start verification'
  useCommands([{ id: 'start', name, group: 'PPA', keys: ['s'], run: () => void start() }])
  const blocked = open ? null : blockedBecause(releaseType, chosen)
  return (
    <div className={styles.start} style={{ marginTop: 12 }}>
      <Button
        fullWidth
        loading={starting}
        disabled={blocked !== null}
        leftSection={<Play size={14} aria-hidden="true" />}
        rightSection={<KeyHint keys="s" />}
        onClick={() => void start()}
      >
        {name}
      </Button>
      {blocked && <p className="soft">{blocked}</p>}
    </div>
  )
}

function blockedBecause(releaseType: string | null, qcReleaseId: string | null): string | null {
  if (releaseType === null)
    return 'A verification needs the release type first: it decides which criteria need a verdict.'
  if (qcReleaseId === null)
    return 'No QC release in state FINAL is known for this UMD major: choose one above.'
  return null
}
