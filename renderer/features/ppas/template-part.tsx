import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Template, TemplateRow } from '../../../shared/contract/releases.ts'
import { criterionTitle, describeCritical, reconstructedPrefix } from '../../../shared/domain/criterion.ts'
import type { Ppa } from '../../../shared/domain/umd-release.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { useProgram } from '../../lib/program.tsx'
import { CriterionText } from '../../ui/criterion-text.tsx'
import { Note } from '../../ui/note.tsx'
import { Section } from '../../ui/page.tsx'
import { ReadState } from '../../ui/read-state.tsx'
import styles from './ppas.module.css'

interface TemplatePartProps {
  readonly ppa: Ppa
  readonly qcReleaseId: string | null
  readonly onQcRelease: (id: string) => void
}

/** The generated template: every row with its reason, and the rows that were taken out. */
export function TemplatePart({ ppa, qcReleaseId, onQcRelease }: TemplatePartProps) {
  const { reads } = useProgram()
  const query = useQuery(reads.template(ppa.id, qcReleaseId))
  const { data: qcReleases } = useQuery(reads.qcReleases())
  return (
    <Section
      title="QC verification template"
      aside={
        <Select
          aria-label="QC release"
          w={240}
          value={query.data?.qcReleaseId ?? qcReleaseId}
          onChange={(id) => id && onQcRelease(id)}
          data={(qcReleases ?? []).map((release) => ({
            value: release.id,
            label: `QC ${release.version}, ${release.state}`,
          }))}
        />
      }
    >
      <ReadState query={query} height={400}>
        {(template) => <TemplateRows template={template} productName={ppa.productName} />}
      </ReadState>
    </Section>
  )
}

function TemplateRows({ template, productName }: { template: Template; productName: string }) {
  const { rows, removed, knownCount, publishedCount, qcTitle } = template
  const own = rows.filter(({ criterion }) => criterion.id.startsWith(reconstructedPrefix)).length
  const documents = [...new Set(rows.map(({ criterion }) => criterion.document))]
  return (
    <>
      <p className="soft">
        {countOf(rows.length, 'criterion', 'criteria')} of {qcTitle} for {productName}, generated from the
        mapping. Open a row to read it.
      </p>
      {knownCount < publishedCount && (
        <div style={{ marginTop: 8 }}>
          <Note kind="warning">
            {knownCount} of the {publishedCount} published criteria are known here.
            {own > 0 &&
              ` ${countOf(own, 'row')} (${reconstructedPrefix}…) stand in for the others: criteria of Proviso's own, not of EGI.`}
          </Note>
        </div>
      )}
      {documents.map((document) => (
        <div key={document}>
          <h3 className={styles.group}>{document}</h3>
          <ul className={styles.rows}>
            {rows
              .filter(({ criterion }) => criterion.document === document)
              .map((row) => (
                <Row key={row.criterion.id} row={row} />
              ))}
          </ul>
        </div>
      ))}
      {removed.length > 0 && (
        <>
          <h3 className={styles.group}>Taken out for {productName}</h3>
          <table className="plain">
            <tbody>
              {removed.map(({ criterion, reason }) => (
                <tr key={criterion.id}>
                  <td style={{ width: 150 }}>
                    <code className={styles.removed}>{criterion.id}</code>
                  </td>
                  <td>
                    {criterionTitle(criterion)}
                    <span className={styles.reason}>{reason}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  )
}

function Row({ row: { criterion, reason } }: { row: TemplateRow }) {
  return (
    <li className={styles.rowItem}>
      <details>
        <summary>
          <span className={styles.rowId}>{criterion.id}</span>
          <span>
            <span className={criterion.title === null ? 'soft' : undefined}>{criterionTitle(criterion)}</span>
            <span className={styles.reason}>{reason.sentence}</span>
          </span>
          <span className={styles.critical}>critical: {describeCritical(criterion.critical)}</span>
        </summary>
        <div className={styles.rowMore}>
          <CriterionText criterion={criterion} />
          <p className="soft">{reason.wouldRemove}</p>
        </div>
      </details>
    </li>
  )
}
