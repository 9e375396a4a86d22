import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { VerificationSummary } from '../../../shared/domain/verification.ts'
import { useCommands } from '../../lib/commands.tsx'
import { formatTime } from '../../lib/format.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { useScreenReady } from '../../lib/screen-ready.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { OutcomeWord } from '../../ui/outcome-word.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { ReadState } from '../../ui/read-state.tsx'
import { VerdictBar } from '../../ui/verdict-bar.tsx'
import { BuiltIn } from './built-in.tsx'
import { DueReminders } from './due-reminders.tsx'
import { FirstSteps } from './first-steps.tsx'
import styles from './home.module.css'
import { ImportButton } from './import-button.tsx'
import { finishedOnes, nextStep, openOnes } from './next-step.ts'
import { RoleChoice } from './role-choice.tsx'

/** What is open, what to do next, what was finished. */
export function HomeScreen() {
  const { reads } = useProgram()
  const query = useQuery(reads.verifications())
  const settings = useQuery(reads.settings()).data
  useScreenReady(query.data !== undefined)
  const hasWork = (query.data?.length ?? 0) > 0
  return (
    <Page title="Home" actions={hasWork && <ImportButton />}>
      <ReadState query={query} height={300}>
        {(verifications) => (
          <>
            {verifications.length === 0 && settings?.role === '' && <RoleChoice />}
            <DueReminders />
            {verifications.length === 0 ? <FirstSteps /> : <Work verifications={verifications} />}
            <BuiltIn />
          </>
        )}
      </ReadState>
    </Page>
  )
}

function Work({ verifications }: { verifications: readonly VerificationSummary[] }) {
  const [, navigate] = useLocation()
  const step = nextStep(verifications)
  const goOn = () => navigate(step.verificationId === null ? routes.ppas : routes.run(step.verificationId))
  useCommands([{ id: 'continue', name: 'Do the next step', group: 'Home', keys: ['c'], run: goOn }])
  const open = openOnes(verifications)
  const finished = finishedOnes(verifications).slice(0, 10)
  return (
    <>
      <div className={styles.next}>
        <p>{step.sentence}</p>
        <Button
          rightSection={<ArrowRight size={14} aria-hidden="true" />}
          leftSection={<KeyHint keys="c" />}
          onClick={goOn}
        >
          {step.verificationId === null ? 'Choose a PPA' : 'Continue'}
        </Button>
      </div>
      <Section title="Open verifications">
        {open.length === 0 ? <p className="soft">None is open.</p> : <OpenTable open={open} />}
      </Section>
      <Section title="Recently finished">
        {finished.length === 0 ? (
          <p className="soft">Finished verifications stand here with their reports.</p>
        ) : (
          <FinishedTable finished={finished} />
        )}
      </Section>
    </>
  )
}

function OpenTable({ open }: { open: readonly VerificationSummary[] }) {
  return (
    <table className="plain">
      <thead>
        <tr>
          <th style={{ width: '28%' }}>Product</th>
          <th style={{ width: '13%' }}>Platform</th>
          <th style={{ width: '11%' }}>Release type</th>
          <th style={{ width: '8%' }}>Criteria</th>
          <th>Progress</th>
          <th style={{ width: '14%' }}>Last change</th>
          <th style={{ width: 80 }}>
            <span className="unseen">Action</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {open.map((one) => (
          <tr key={one.id}>
            <WhatIsVerified one={one} />
            <td>{one.releaseType}</td>
            <td>QC {one.qcVersion}</td>
            <td>
              <VerdictBar counts={one.counts} />
            </td>
            <td className="soft">{formatTime(one.updatedAt)}</td>
            <td>
              <Link
                href={routes.run(one.id)}
                aria-label={`Continue ${one.ppa.productName} ${one.ppa.version}`}
              >
                Continue
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function WhatIsVerified({ one: { id, ppa } }: { one: VerificationSummary }) {
  return (
    <>
      <td>
        <Link href={routes.run(id)}>
          {ppa.productName} {ppa.version}
        </Link>
      </td>
      <td>
        {ppa.platform}/{ppa.arch}
      </td>
    </>
  )
}

function FinishedTable({ finished }: { finished: readonly VerificationSummary[] }) {
  return (
    <table className="plain">
      <thead>
        <tr>
          <th style={{ width: '28%' }}>Product</th>
          <th style={{ width: '13%' }}>Platform</th>
          <th style={{ width: '19%' }}>Overall verdict</th>
          <th>Verifier</th>
          <th style={{ width: '14%' }}>Finished</th>
          <th style={{ width: 80 }}>
            <span className="unseen">Report</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {finished.map((one) => (
          <tr key={one.id}>
            <WhatIsVerified one={one} />
            <td>
              <OutcomeWord outcome={one.outcome} />
            </td>
            <td>{one.verifier}</td>
            <td className="soft">{one.finishedAt && formatTime(one.finishedAt)}</td>
            <td>
              <Link
                href={routes.report(one.id)}
                aria-label={`Report of ${one.ppa.productName} ${one.ppa.version}`}
              >
                Report
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
