import type { Recommendation } from '../../../../shared/domain/ea-report.ts'
import styles from './reports.module.css'

/** A recommendation in its colour; the word alone says it, too. */
export function RecommendationWord({ recommendation }: { recommendation: Recommendation | null }) {
  if (recommendation === null) return <span className="soft">not decided yet</span>
  return (
    <span className={styles.word} data-recommendation={recommendation}>
      {recommendation}
    </span>
  )
}
