import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { ImportedReport } from '../../../shared/domain/imported-report.ts'
import { formatTime } from '../../lib/format.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { Empty } from '../../ui/empty.tsx'
import { OutcomeWord } from '../../ui/outcome-word.tsx'
import { Section } from '../../ui/page.tsx'
import { VerdictBar } from '../../ui/verdict-bar.tsx'
import styles from './reports.module.css'

interface ImportedPartProps {
  readonly imported: readonly ImportedReport[]
  /** The one that was taken in just now; null when none was. */
  readonly takenIn: string | null
}

/** The verifications of others: to be read and compared, never changed. */
export function ImportedPart(props: ImportedPartProps) {
  const { imported } = props

  return (
    <Section title="Verifications of others">
      {imported.length === 0 ? (
        <Empty title="No report of somebody else is here.">
          Take one in to read it beside your own and to compare the two. It is checked first and stays as it
          is.
        </Empty>
      ) : (
        <ImportedTable {...props} />
      )}
    </Section>
  )
}

function ImportedTable({ imported, takenIn }: ImportedPartProps) {
  return (
    <table className="plain">
      <thead>
        <tr>
          <th style={{ width: '20%' }}>Product</th>
          <th style={{ width: '11%' }}>Platform</th>
          <th style={{ width: '7%' }}>Criteria</th>
          <th style={{ width: '15%' }}>Overall verdict</th>
          <th>Progress</th>
          <th style={{ width: '16%' }}>Verifier</th>
          <th style={{ width: '13%' }}>Finished</th>
          <th style={{ width: 90 }}>
            <span className="unseen">Action</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {imported.map((report) => (
          <ImportedRow key={report.digest} report={report} isFresh={report.digest === takenIn} />
        ))}
      </tbody>
    </table>
  )
}

/** The list is ordered by date, so a report that comes in may stand anywhere in it: it is brought into sight. */
function ImportedRow({ report, isFresh }: { report: ImportedReport; isFresh: boolean }) {
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (!isFresh) return
    row.current?.scrollIntoView({ block: 'center' })
    row.current?.focus({ preventScroll: true })
  }, [isFresh])
  return (
    <tr
      ref={row}
      title={`From ${report.fileName}`}
      {...(isFresh && { tabIndex: -1, className: styles.fresh })}
    >
      <td>
        <Link href={routes.document({ kind: 'imported report', digest: report.digest })}>
          {report.product}
        </Link>
        {isFresh && <div className="soft">Taken in just now</div>}
      </td>
      <td>{report.target}</td>
      <td>QC {report.qcVersion}</td>
      <td>
        <OutcomeWord outcome={report.outcome} />
      </td>
      <td>
        <VerdictBar counts={report.counts} />
      </td>
      <td className="cut">{report.verifier}</td>
      <td className="soft">{formatTime(report.stampedAt)}</td>
      <td>
        <RemoveButton report={report} />
      </td>
    </tr>
  )
}

function RemoveButton({ report: { digest, product, fileName } }: { report: ImportedReport }) {
  const { api, writes } = useProgram()
  async function remove(): Promise<void> {
    try {
      await writes.run(() => api.documents.forgetImportedReport({ digest }))
      tell(`${product} was taken out. ${fileName} can be taken in again.`)
    } catch (error) {
      tellTrouble(error, 'Taking out the report')
    }
  }
  return (
    <Button
      variant="default"
      size="compact-xs"
      aria-label={`Take out the report of ${product}`}
      onClick={() => void remove()}
    >
      Take out
    </Button>
  )
}
