import type { TeamStanding } from '../../../../shared/domain/rollout-answers.ts'
import type { Risk } from '../../../../shared/domain/rollout-board.ts'
import styles from '../rollout.module.css'

const tones: Readonly<Record<TeamStanding, 'good' | 'some' | 'bad' | 'quiet'>> = {
  accept: 'good',
  'accept with known issues': 'some',
  reject: 'bad',
  silent: 'quiet',
  'two reports': 'bad',
  'unknown team': 'bad',
  verifier: 'some',
}

const shapes = { good: '✓', some: '!', bad: '✗', quiet: '○' } as const

/** What a team says, as a shape and a word. */
export function StandingWord({ standing }: { standing: TeamStanding }) {
  const tone = tones[standing]
  return (
    <span className={styles.standing} data-tone={tone}>
      <span aria-hidden="true">{shapes[tone]} </span>
      {standing}
    </span>
  )
}

const order: readonly TeamStanding[] = [
  'reject',
  'two reports',
  'unknown team',
  'verifier',
  'silent',
  'accept with known issues',
  'accept',
]
const short: Readonly<Partial<Record<TeamStanding, string>>> = { 'accept with known issues': 'issues' }

/** "1 reject, 2 silent": the gravest first. Plain elements: it stands in every row. */
export function AnswerCounts({ answers }: { answers: readonly { readonly standing: TeamStanding }[] }) {
  if (answers.length === 0) return <span className="soft">nobody asked</span>
  const parts = order.flatMap((standing) => {
    const count = answers.filter((answer) => answer.standing === standing).length
    return count === 0 ? [] : [{ standing, count }]
  })
  return (
    <>
      {parts.map(({ standing, count }, index) => (
        <span key={standing}>
          {index > 0 && ', '}
          <span className={styles.standing} data-tone={tones[standing]}>
            {count} {short[standing] ?? standing}
          </span>
        </span>
      ))}
    </>
  )
}

const riskTones = { high: 'bad', some: 'some', low: 'quiet' } as const

export function RiskWord({ risk }: { risk: Risk }) {
  const tone = riskTones[risk.level]
  return (
    <span className={styles.standing} data-tone={tone} title={risk.sentence}>
      <span aria-hidden="true">{shapes[tone]} </span>
      {risk.level}
    </span>
  )
}
