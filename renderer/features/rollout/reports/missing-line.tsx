import type { EaReportDetail } from '../../../../shared/contract/ea-reports.ts'
import { countOf } from '../../../../shared/domain/count-of.ts'
import { focusPlace } from './focus-place.ts'
import styles from './reports.module.css'

const mostShown = 3

/** What is still to be said, each a way to its question. */
export function MissingLine({ missing }: { missing: EaReportDetail['missing'] }) {
  if (missing.length === 0) return <p className={styles.missing}>Every question is answered.</p>
  const next = missing[mostShown]
  return (
    <output className={styles.missing}>
      <span>Still to answer:</span>
      {missing.slice(0, mostShown).map(({ place, sentence }) => (
        <button key={place} type="button" onClick={() => focusPlace(place)}>
          {sentence}
        </button>
      ))}
      {next && (
        <button type="button" onClick={() => focusPlace(next.place)}>
          and {countOf(missing.length - mostShown, 'more question')}
        </button>
      )}
    </output>
  )
}
