import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { qcReleaseForMajor, type QcRelease } from '../../../shared/domain/qc-release.ts'
import type { ReleaseType } from '../../../shared/domain/release-type.ts'
import type { Ppa } from '../../../shared/domain/umd-release.ts'
import type { VerificationSummary } from '../../../shared/domain/verification.ts'
import { useCommands } from '../../lib/commands.tsx'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import styles from './ppas.module.css'

/** Starts a verification, or says what it still needs. */
export function StartVerification({ ppa, qcReleaseId }: { ppa: Ppa; qcReleaseId: string | null }) {
  const { api, queries, reads, writes } = useProgram()
  const [, navigate] = useLocation()
  const [starting, setStarting] = useState(false)
  const { data: qcReleases } = useQuery(reads.qcReleases())
  const { data: verifications } = useQuery(reads.verifications())
  const open = verifications && openOne(verifications, ppa)

  /** Waits for what was set just now and for what is still being read, so that the key works at once. */
  async function start(): Promise<void> {
    setStarting(true)
    try {
      const running = openOne(await queries.query({ ...reads.verifications(), staleTime: 'static' }), ppa)
      const settled = await writes.run(() => api.releases.ppa({ id: ppa.id }))
      const plan = planStart(
        settled.ppa,
        qcReleaseId,
        await queries.query({ ...reads.qcReleases(), staleTime: 'static' }),
      )
      if (running) navigate(routes.run(running.id))
      else if ('missing' in plan) tell(plan.missing)
      else {
        const started = await writes.run(() => api.verifications.start(plan))
        navigate(routes.run(started.id))
      }
    } catch (error) {
      tellTrouble(error, 'Starting the verification')
    }
    setStarting(false)
  }

  const name = open ? 'Continue the open verification' : 'Start verification'
  useCommands([{ id: 'start', name, group: 'PPA', keys: ['s'], run: () => void start() }])
  const plan = open || !qcReleases ? null : planStart(ppa, qcReleaseId, qcReleases)
  const missing = plan && 'missing' in plan ? plan.missing : null
  return (
    <div className={styles.start} style={{ marginTop: 12 }}>
      <Button
        fullWidth
        loading={starting}
        disabled={missing !== null}
        leftSection={<Play size={14} aria-hidden="true" />}
        rightSection={<KeyHint keys="s" />}
        onClick={() => void start()}
      >
        {name}
      </Button>
      {missing && <p className="soft">{missing}</p>}
    </div>
  )
}

function openOne(verifications: readonly VerificationSummary[], { id }: Ppa) {
  return verifications.find((one) => one.ppa.id === id && one.state === 'open')
}

/** With what a verification starts, or what is missing for that. */
function planStart(
  { id, umdMajor, releaseType }: Ppa,
  chosen: string | null,
  qcReleases: readonly QcRelease[],
): { missing: string } | { ppaId: string; qcReleaseId: string; releaseType: ReleaseType } {
  if (releaseType === null)
    return {
      missing: 'A verification needs the release type first: it decides which criteria need a verdict.',
    }
  const qcReleaseId = chosen ?? qcReleaseForMajor(qcReleases, umdMajor)?.id
  if (qcReleaseId === undefined)
    return { missing: 'No QC release in state FINAL is known for this UMD major: choose one above.' }
  return { ppaId: id, qcReleaseId, releaseType }
}
