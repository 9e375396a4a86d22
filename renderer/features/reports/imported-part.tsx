import { Button } from '@mantine/core'
import type { ImportedReport } from '../../../shared/domain/imported-report.ts'
import { formatTime } from '../../lib/format.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { Empty } from '../../ui/empty.tsx'
import { OutcomeWord } from '../../ui/outcome-word.tsx'
import { Section } from '../../ui/page.tsx'
import { VerdictBar } from '../../ui/verdict-bar.tsx'

/** The verifications of others: to be read and compared, never changed. */
export function ImportedPart({ imported }: { imported: readonly ImportedReport[] }) {
  return (
    <Section title="Verifications of others">
      {imported.length === 0 ? (
        <Empty title="No report of somebody else is here.">
          Take one in to read it beside your own and to compare the two. It is checked first and stays as it
          is.
        </Empty>
      ) : (
        <ImportedTable imported={imported} />
      )}
    </Section>
  )
}

function ImportedTable({ imported }: { imported: readonly ImportedReport[] }) {
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
          <tr key={report.digest} title={`From ${report.fileName}`}>
            <td>{report.product}</td>
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
        ))}
      </tbody>
    </table>
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
