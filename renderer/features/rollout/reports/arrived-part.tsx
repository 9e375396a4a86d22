import { Button } from '@mantine/core'
import { formatTime } from '../../../lib/format.ts'
import { Facts } from '../../../ui/facts.tsx'
import { Note } from '../../../ui/note.tsx'
import { Section } from '../../../ui/page.tsx'
import { TroubleNote } from '../../../ui/read-state.tsx'
import { RecommendationWord } from './recommendation-word.tsx'
import styles from './reports.module.css'
import type { Arrived } from './use-arrived.ts'

/** What a report file holds, whether it is sound, and what taking it in would do. */
export function ArrivedPart({ arrived }: { arrived: Arrived }) {
  const { state, isBusy, takeIn, forget } = arrived
  if (state === null) return null
  const { file, found, error } = state
  return (
    <section className={styles.arrived} aria-label={`The file ${file.name}`}>
      {found === null ? (
        <>
          <TroubleNote error={error} />
          <Button variant="default" onClick={forget}>
            Close
          </Button>
        </>
      ) : (
        <Section title={file.name}>
          <Facts
            facts={[
              ['Product', `${found.report.ppa.productName} ${found.report.fields.version}`],
              ['Platform', `${found.report.fields.platform}/${found.report.fields.arch}`],
              ['Team', `${found.report.fields.team} at ${found.report.fields.site}`],
              [
                'Handed in',
                `${formatTime(found.report.submittedAt ?? found.report.updatedAt)} by ${found.report.by}`,
              ],
              [
                'Recommendation',
                <RecommendationWord key="r" recommendation={found.report.fields.recommendation} />,
              ],
              ['The file', found.checked.join(' ')],
            ]}
          />
          {found.remarks.map((remark) => (
            <Note key={remark} kind="warning">
              {remark}
            </Note>
          ))}
          {found.isKnown ? (
            <Note title="This report is here already.">Taking it in again changes nothing.</Note>
          ) : (
            found.standing.map(({ report, isPredecessor }) => (
              <Note
                key={report.id}
                kind="warning"
                title={
                  isPredecessor
                    ? 'It takes the place of the report that stands here.'
                    : 'The team has another report here.'
                }
              >
                {report.by}, {formatTime(report.submittedAt ?? report.updatedAt)}:{' '}
                {report.fields.recommendation}.{' '}
                {isPredecessor
                  ? 'That one stays in the trail.'
                  : 'Both can stand; while they disagree, neither counts.'}
              </Note>
            ))
          )}
          <div className={styles.actions}>
            <Button loading={isBusy} onClick={() => takeIn([])}>
              Take it in
            </Button>
            {found.standing.some(({ isPredecessor }) => !isPredecessor) && (
              <Button
                variant="default"
                loading={isBusy}
                onClick={() => takeIn(found.standing.map(({ report }) => report.id))}
              >
                Take it in, in the place of the other
              </Button>
            )}
            <Button variant="subtle" onClick={forget}>
              Not now
            </Button>
          </div>
        </Section>
      )}
    </section>
  )
}
