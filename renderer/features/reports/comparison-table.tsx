import { Button } from '@mantine/core'
import { ClipboardCopy } from 'lucide-react'
import { Link } from 'wouter'
import type { ReportChosen } from '../../../shared/domain/document-wanted.ts'
import type { ComparedRow, ReportComparison } from '../../../shared/domain/report-comparison.ts'
import type { Verdict } from '../../../shared/domain/verdict.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { VerdictMark } from '../../ui/verdict-mark.tsx'
import styles from './reports.module.css'

/** What differs between two reports, other verdicts first; rows that are the same in both are counted only. */
export function ComparisonTable({
  comparison,
  chosen: [first, second],
}: {
  comparison: ReportComparison
  chosen: readonly [ReportChosen, ReportChosen]
}) {
  const { api } = useProgram()
  const changed = comparison.rows
    .filter(({ change }) => change !== 'same')
    .toSorted((a, b) => rankOf(a) - rankOf(b))
  const same = comparison.rows.length - changed.length
  async function copy(): Promise<void> {
    try {
      const { text } = await api.documents.text({
        wanted: { kind: 'comparison', first, second },
        form: 'markdown',
      })
      await navigator.clipboard.writeText(text)
      tell('The comparison was copied as Markdown.')
    } catch (error) {
      tellTrouble(error, 'Copying the comparison')
    }
  }
  return (
    <>
      <div className={styles.choices}>
        <p className="soft">
          {same} of {comparison.rows.length} criteria are the same in both.
        </p>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<ClipboardCopy size={14} aria-hidden="true" />}
          onClick={() => void copy()}
        >
          Copy as Markdown
        </Button>
        <Link href={routes.document({ kind: 'comparison', first, second })}>Open as a document</Link>
      </div>
      {comparison.facts.length > 0 && <FactTable facts={comparison.facts} />}
      {changed.length > 0 && <RowTable rows={changed} />}
    </>
  )
}

function FactTable({ facts }: { facts: ReportComparison['facts'] }) {
  return (
    <table className="plain">
      <thead>
        <tr>
          <th style={{ width: '24%' }}>Fact</th>
          <th style={{ width: '38%' }}>First</th>
          <th>Second</th>
        </tr>
      </thead>
      <tbody>
        {facts.map(({ label, before, after }) => (
          <tr key={label}>
            <td>{label}</td>
            <td>{before || 'not given'}</td>
            <td>{after || 'not given'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RowTable({ rows }: { rows: readonly ComparedRow[] }) {
  return (
    <table className="plain">
      <thead>
        <tr>
          <th style={{ width: '24%' }}>Criterion</th>
          <th style={{ width: '13%' }}>First</th>
          <th style={{ width: '13%' }}>Second</th>
          <th>What changed, and why</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <strong>{row.id}</strong>
              <div className="soft">{row.titleText}</div>
            </td>
            <td>
              <Side verdict={row.before} isThere={row.change !== 'only in the second'} />
            </td>
            <td>
              <Side verdict={row.after} isThere={row.change !== 'only in the first'} />
            </td>
            <td className={styles.changes}>
              {row.direction !== null && row.direction !== 'other' && <strong>Got {row.direction}. </strong>}
              {row.sentences.join('\n')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Side({ verdict, isThere }: { verdict: Verdict | null; isThere: boolean }) {
  return isThere ? <VerdictMark verdict={verdict} /> : <span className="soft">not there</span>
}

function rankOf({ direction, change }: ComparedRow): number {
  if (direction === 'worse') return 0
  if (direction !== null) return 1
  return change === 'changed' ? 2 : 3
}
