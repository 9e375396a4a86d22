import { Button } from '@mantine/core'
import { Download, Send } from 'lucide-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { EaReportDetail } from '../../../../shared/contract/ea-reports.ts'
import { useCommands } from '../../../lib/commands.tsx'
import { formatTime } from '../../../lib/format.ts'
import { tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import { KeyHint } from '../../../ui/key-hint.tsx'
import { Note } from '../../../ui/note.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { ReportFacts } from './report-facts.tsx'
import { ReportsLink } from './reports-link.tsx'
import styles from './reports.module.css'
import { useReportPdf } from './use-report-pdf.ts'

/** A report that was handed in: what it says, how it reaches the manager, and what can follow it. */
export function HandedIn({ detail }: { detail: EaReportDetail }) {
  const { api, writes } = useProgram()
  const [, navigate] = useLocation()
  const { report, remarks, isSample, ticket, delivery, replacedBy, copyTo } = detail
  const { id, ppa, fields, state } = report
  const pdf = useReportPdf(id)
  const [isSending, setSending] = useState(false)
  const isOwn = report.takenInFrom === null
  const mayDeliver = state === 'submitted' && ticket !== null && delivery === null

  async function open(begin: () => Promise<{ id: string }>, trouble: string): Promise<void> {
    try {
      const begun = await writes.run(begin)
      navigate(routes.rolloutReport(begun.id))
    } catch (error) {
      tellTrouble(error, trouble)
    }
  }
  const revise = () => void open(() => api.eaReports.revise({ id }), 'It was not changed')
  async function deliver(): Promise<void> {
    setSending(true)
    try {
      await writes.run(() => api.rollout.deliverReport({ reportId: id }))
    } catch (error) {
      tellTrouble(error, 'It was not put on the ticket')
    } finally {
      setSending(false)
    }
  }
  useCommands([
    { id: 'save document', name: 'Save the document', group: 'Report', keys: ['d'], run: pdf.save },
    ...(mayDeliver
      ? [
          {
            id: 'deliver',
            name: 'Put it on the ticket',
            group: 'Report',
            keys: ['p'],
            run: () => void deliver(),
          },
        ]
      : []),
    ...(state === 'submitted'
      ? [{ id: 'revise', name: 'Change the report', group: 'Report', run: revise }]
      : []),
  ])
  return (
    <Page
      title={`Report on ${ppa.productName} ${fields.version}`}
      above={<ReportsLink />}
      under={`${fields.platform}/${fields.arch}, ${fields.team} at ${fields.site}, handed in ${formatTime(report.submittedAt ?? report.updatedAt)} by ${report.by}`}
      actions={
        <>
          {state === 'submitted' && isOwn && (
            <Button variant="default" onClick={revise}>
              Change it
            </Button>
          )}
          <Button
            variant={mayDeliver ? 'default' : 'filled'}
            leftSection={<Download size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="d" />}
            loading={pdf.isMaking}
            onClick={pdf.save}
          >
            Save the document
          </Button>
          {mayDeliver && (
            <Button
              leftSection={<Send size={14} aria-hidden="true" />}
              rightSection={<KeyHint keys="p" />}
              loading={isSending}
              onClick={() => void deliver()}
            >
              Put it on the ticket
            </Button>
          )}
        </>
      }
    >
      <div className={styles.handedIn}>
        {replacedBy !== null && (
          <Note
            title="A later report of the team stands in its place."
            actions={<Link href={routes.rolloutReport(replacedBy)}>Open that one</Link>}
          >
            This one stays in the trail as it was.
          </Note>
        )}
        {remarks.map((remark) => (
          <Note key={remark} kind="warning">
            {remark}
          </Note>
        ))}
        {isSample && (
          <Note title="This was a report to try.">
            Save the document to see what a manager gets. It never leaves this machine by itself.
          </Note>
        )}
        {state === 'submitted' && !isSample && <OnItsWay detail={detail} />}
        <ReportFacts detail={detail} />
        {state === 'submitted' && isOwn && copyTo.length > 0 && (
          <Section title="The same on another platform">
            <p className="soft">The answers are copied and marked as copied; you recommend anew.</p>
            <div className={styles.actions}>
              {copyTo.map((other) => (
                <Button
                  key={other.id}
                  variant="default"
                  onClick={() =>
                    void open(() => api.eaReports.copy({ id, ppaId: other.id }), 'Nothing was copied')
                  }
                >
                  Copy to {other.platform}/{other.arch}
                </Button>
              ))}
            </div>
          </Section>
        )}
      </div>
    </Page>
  )
}
