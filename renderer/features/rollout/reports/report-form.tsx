import { daysInWords } from './days-in-words.ts'
import { Choice } from './choice.tsx'
import { EvidenceOfReport } from './evidence-of-report.tsx'
import { MachinePart } from './machine-part.tsx'
import { ProblemPart } from './problem-part.tsx'
import { useWrittenReport } from './report-context.tsx'
import styles from './report-form.module.css'
import { ReportText } from './report-text.tsx'
import { WriterName } from './writer-name.tsx'

/** Every question of a report on one screen: what is chosen first, what is typed beside it. */
export function ReportForm() {
  return (
    <div className={styles.form}>
      <div className={styles.column}>
        <Part number={1} title="What you installed">
          <InstalledPart />
        </Part>
        <Part number={2} title="How it went">
          <ProblemPart />
        </Part>
      </div>
      <div className={styles.column}>
        <Part number={3} title="In production">
          <ProductionPart />
        </Part>
        <Part number={4} title="Your recommendation">
          <RecommendationPart />
        </Part>
        <Part number={5} title="Anything else" isOptional>
          <ReportText label="Remarks" place="remarks" kind="text" minRows={1} />
          <div className={styles.line}>
            <ReportText
              label="Other GGUS tickets"
              place="ggusTickets"
              kind="text"
              minRows={1}
              placeholder="each on a line of its own"
            />
            <ReportText label="Hours it took you" place="hours" kind="figure" placeholder="2.5" />
          </div>
          <EvidenceOfReport />
        </Part>
      </div>
    </div>
  )
}

function Part(props: {
  readonly number: number
  readonly title: string
  readonly isOptional?: boolean
  readonly children: React.ReactNode
}) {
  const { number, title, isOptional = false, children } = props
  return (
    <section className={styles.part} aria-label={title}>
      <h2>
        <span className={styles.number}>{number}</span> {title}
        {isOptional && <span className="soft"> if you like</span>}
      </h2>
      {children}
    </section>
  )
}

function InstalledPart() {
  const { detail, does } = useWrittenReport()
  const { fields, ppa } = detail.report
  return (
    <>
      <div className={styles.line}>
        <ReportText label="Team" place="team" placeholder="as the ticket names it" />
        <ReportText label="Site" place="site" />
        <WriterName />
        <ReportText label="RT ticket" place="rtTicket" placeholder="if known" />
      </div>
      <div className={styles.line}>
        <ReportText label="Version" place="version" placeholder={ppa.version} />
        <ReportText label="Platform" place="platform" placeholder={ppa.platform} />
        <ReportText label="Architecture" place="arch" placeholder={ppa.arch} />
      </div>
      <div className={styles.line}>
        <Choice
          label="Installed as"
          place="installation"
          options={[
            { value: 'fresh install', label: 'Fresh install' },
            { value: 'upgrade', label: 'Upgrade' },
          ]}
          value={fields.installation}
          error={useLacking('installation')}
          onChoose={(installation) => does.answer({ installation })}
        />
        {fields.installation === 'upgrade' && <ReportText label="From version" place="upgradedFrom" />}
        <ReportText label="Configured with" place="configuredWith" placeholder="YAIM, Puppet…" />
      </div>
      <MachinePart />
    </>
  )
}

const narrow = ['productionSince', 'days', 'users', 'jobs', 'transfers'] as const

function ProductionPart() {
  const { detail, does, tried } = useWrittenReport()
  const { fields } = detail.report
  const wrong = detail.missing.filter(({ place }) =>
    narrow.some((each) => each === place && (tried || fields[each].trim() !== '')),
  )
  return (
    <>
      <div className={styles.line}>
        <ReportText label="Since" place="productionSince" kind="date" isNarrow />
        <ReportText
          label="Days"
          place="days"
          kind="figure"
          isNarrow
          placeholder={fields.days === '' ? daysInWords(detail.days) : ''}
        />
        <ReportText label="Users" place="users" kind="figure" isNarrow />
        <ReportText label="Jobs" place="jobs" kind="figure" isNarrow />
        <ReportText label="Transfers" place="transfers" kind="figure" isNarrow />
      </div>
      {wrong.map(({ place, sentence }) => (
        <p key={place} className={styles.wrong}>
          {sentence}
        </p>
      ))}
      <p className={styles.hint}>
        Since when, or how many days. Then roughly, for the whole time: how many different users, the sum of
        all jobs, the sum of all transfers; one of the three is enough.
      </p>
      <div className={styles.line}>
        <Choice
          label="Your monitoring shows"
          place="monitoring"
          options={[
            { value: 'no alarms', label: 'No alarms' },
            { value: 'alarms', label: 'Alarms' },
            { value: 'not monitored', label: 'Not monitored' },
          ]}
          value={fields.monitoring}
          error={useLacking('monitoring')}
          onChoose={(monitoring) => does.answer({ monitoring })}
        />
      </div>
      {fields.monitoring === 'alarms' && (
        <ReportText label="Which alarms" place="monitoringNote" kind="text" minRows={1} />
      )}
    </>
  )
}

function RecommendationPart() {
  const { detail, does } = useWrittenReport()
  const { recommendation } = detail.report.fields
  return (
    <>
      <Choice
        label="For the other sites"
        place="recommendation"
        options={[
          { value: 'accept', label: 'Accept', tone: 'good' },
          { value: 'accept with known issues', label: 'Accept with known issues', tone: 'warning' },
          { value: 'reject', label: 'Reject', tone: 'bad' },
        ]}
        value={recommendation}
        error={useLacking('recommendation')}
        onChoose={(chosen) => does.answer({ recommendation: chosen })}
      />
      {recommendation === 'accept with known issues' && (
        <p className={styles.hint}>
          The problems you noted and what helps against them go into the known issues of the release.
        </p>
      )}
      {recommendation === 'reject' && (
        <>
          <ReportText label="Why" place="reason" kind="text" minRows={1} />
          <ReportText label="What has to happen next" place="nextStep" kind="text" minRows={1} />
        </>
      )}
    </>
  )
}

/** What an unanswered question says, once the person tried to hand the report in. */
function useLacking(place: string): string | undefined {
  const { detail, tried } = useWrittenReport()
  const answered = detail.report.fields
  const lacking = detail.missing.find((each) => each.place === place)?.sentence
  // Chosen, and still not right: that is said at once.
  const isChosen = place === 'recommendation' && answered.recommendation !== null
  return tried || isChosen ? lacking : undefined
}
