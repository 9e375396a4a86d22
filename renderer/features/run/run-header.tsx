import { Button } from '@mantine/core'
import { FileText, Lock, Undo2 } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Link, useLocation } from 'wouter'
import type { VerdictShares } from '../../../shared/domain/origin.ts'
import { countVerdicts, type Verification } from '../../../shared/domain/verification.ts'
import { routes } from '../../lib/routes.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { useDocumentTitle } from '../../ui/page.tsx'
import { VerdictBar } from '../../ui/verdict-bar.tsx'
import styles from './run.module.css'

const TakeInFilled = lazy(async () => ({ default: (await import('../catalogue/index.ts')).TakeInFilled }))

interface RunHeaderProps {
  readonly verification: Verification
  readonly shares: VerdictShares
  readonly undoable: string | null
  readonly onUndo: () => void
}

/** What is verified, how far it is, and the two ways on. */
export function RunHeader({ verification, shares, undoable, onUndo }: RunHeaderProps) {
  const [, navigate] = useLocation()
  const { ppa, qcVersion, releaseType, rows, state, id } = verification
  useDocumentTitle(`${ppa.productName} ${ppa.version}, ${ppa.platform}/${ppa.arch}`)
  return (
    <header className={styles.head}>
      <div className={styles.headWords}>
        <h1 className={styles.title}>
          {ppa.productName} {ppa.version}
        </h1>
        <span className="soft cut">
          {ppa.platform}/{ppa.arch} · {releaseType} ·{' '}
          <Link href={routes.ppa(ppa.id)}>UMD {ppa.releaseVersion}</Link> · QC {qcVersion}
        </span>
      </div>
      {state === 'finished' && (
        <span className={styles.finishedSign} title="Nothing can be changed until it is reopened">
          <Lock size={13} aria-hidden="true" /> Finished
        </span>
      )}
      <VerdictBar counts={countVerdicts(rows)} />
      <span
        className="soft"
        title="Verdicts given on this very product and platform; the others were carried over or copied"
      >
        {describeShares(shares)}
      </span>
      <div className={styles.headActions}>
        {state === 'open' && (
          <Suspense>
            <TakeInFilled ppaId={ppa.id} verificationId={id} />
          </Suspense>
        )}
        {state === 'open' && (
          <Button
            variant="default"
            disabled={undoable === null}
            title={undoable === null ? 'Nothing to take back' : `Takes back ${undoable}`}
            leftSection={<Undo2 size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="Ctrl+Z" />}
            onClick={onUndo}
          >
            Undo
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<FileText size={14} aria-hidden="true" />}
          rightSection={<KeyHint keys="r" />}
          onClick={() => navigate(routes.report(id))}
        >
          Report
        </Button>
      </div>
    </header>
  )
}

/** How much of what was judged was judged here: carried-over results never count as fresh. */
function describeShares({ fresh, automatic, carried, copied }: VerdictShares): string {
  const here = fresh + automatic
  const all = here + carried + copied
  if (all === 0) return ''
  return here === all ? 'all fresh' : `${String(here)} of ${String(all)} fresh`
}
