import type { EaReport, Recommendation } from '../../../shared/domain/ea-report.ts'
import { fileNameOf } from '../../../shared/domain/file-name.ts'
import {
  linkText,
  paperSchema,
  plainText,
  verdictText,
  type Paper,
  type PaperBlock,
  type PaperSection,
  type PaperText,
} from '../../../shared/domain/paper.ts'
import type { RolloutOutcome } from '../../../shared/domain/rollout-rule.ts'
import {
  compareEaReports,
  mergeProblems,
  type ComparedAspect,
} from '../../../shared/domain/rollout-summary.ts'
import type { Ppa } from '../../../shared/domain/umd-release.ts'
import { describeMoment, instantOf, showInstant } from '../dates.ts'
import { makeWellFormed } from '../well-formed.ts'

export interface RolloutSummaryInput {
  readonly ppa: Ppa
  readonly ticket: string
  readonly progress: string
  readonly since: string | null
  readonly teams: readonly string[]
  readonly outcome: Pick<RolloutOutcome, 'sentence' | 'conditions' | 'remarks'>
  readonly decisions: readonly {
    readonly at: string
    readonly by: string
    readonly to: string
    readonly byRule: boolean
    readonly ruleSaid: string
    readonly reason: string
    readonly waitsSince: string | null
    readonly movedAt: string | null
  }[]
  /** Those in force about this very version and platform. */
  readonly reports: readonly EaReport[]
  readonly replaced: readonly EaReport[]
}

/** So many reports stand beside each other on a page. */
const sideBySide = 4

/** Every report on a PPA side by side, disagreements first, and how it was decided. Dated by the newest of both. */
export function rolloutSummaryPaper(input: RolloutSummaryInput): Paper {
  const { ppa, reports } = input
  const compared = compareEaReports(reports)
  const target = `${ppa.platform}/${ppa.arch}`
  return makeWellFormed<Paper>({
    schema: paperSchema,
    kind: 'rollout summary',
    title: `${ppa.productName} ${ppa.version} on ${target}: staged rollout`,
    subject: `${ppa.productName} ${ppa.version}`,
    subtitle: `${target}, ${reports.length === 1 ? '1 report' : `${String(reports.length)} reports`} of early adopters`,
    corner: `UMD ${ppa.releaseVersion}`,
    fileName: fileNameOf(['Rollout', ppa.productKey, ppa.version, ppa.platform, ppa.arch], 'pdf'),
    stampedAt: instantOf(newestOf(input)),
    sections: [
      outcomeSection(input),
      { title: 'Disagreements', level: 1, blocks: [disagreements(compared)] },
      ...tablesOf(compared, reports),
      { title: 'Problems and workarounds', level: 1, blocks: [problemTable(reports)] },
      ...rejections(reports),
      { title: 'What does not count', level: 1, blocks: [leftOut(input)] },
    ],
  })
}

function newestOf({ decisions, reports, replaced, since }: RolloutSummaryInput): string | null {
  const moments = [
    ...decisions.map(({ at }) => at),
    ...[...reports, ...replaced].map(({ submittedAt }) => submittedAt ?? ''),
    since ?? '',
  ]
  return moments.toSorted().at(-1) || null
}

function outcomeSection({
  ticket,
  progress,
  since,
  teams,
  outcome,
  decisions,
}: RolloutSummaryInput): PaperSection {
  const fact = (label: string, value: string) => ({
    label,
    value: plainText(value === '' ? 'not known' : value),
  })
  return {
    title: 'Where it stands',
    level: 1,
    blocks: [
      {
        kind: 'facts',
        pairs: [
          fact('Progress', progress),
          fact('In rollout since', since === null ? '' : showInstant(since)),
          fact('Ticket', ticket === '' ? 'none' : ticket),
          fact('Teams asked', teams.length === 0 ? 'nobody' : teams.join(', ')),
          fact('The rule', outcome.sentence),
        ],
      },
      ...(decisions.length === 0
        ? []
        : [
            {
              kind: 'table',
              columns: [
                { title: 'Decided', width: 3 },
                { title: 'To', width: 2 },
                { title: 'How', width: 6 },
              ],
              rows: decisions.map((decision) => [
                [plainText(describeMoment(decision.at, decision.by))],
                [plainText(decision.to, true)],
                howDecided(decision),
              ]),
            } as const,
          ]),
    ],
  }
}

function howDecided(decision: RolloutSummaryInput['decisions'][number]): readonly PaperText[] {
  const { byRule, ruleSaid, reason, waitsSince, movedAt } = decision
  return [
    plainText(byRule ? 'By the rule.' : `Against the rule, which said: ${ruleSaid}`),
    ...(reason === '' ? [] : [plainText(`Reason: ${reason}`, true)]),
    ...(waitsSince === null
      ? []
      : [
          plainText(
            movedAt === null
              ? 'Candidate is frozen: the packages wait in testing.'
              : `The packages waited in testing until ${showInstant(movedAt)}.`,
          ),
        ]),
  ]
}

function disagreements(compared: readonly ComparedAspect[]): PaperBlock {
  const found = compared.filter(({ isDisagreed }) => isDisagreed)
  if (found.length === 0) return { kind: 'text', text: 'None: the reports agree.' }
  return {
    kind: 'table',
    columns: [
      { title: 'Question', width: 2 },
      { title: 'Answer', width: 2.4 },
      { title: 'Teams', width: 6 },
    ],
    rows: found.flatMap(({ label, groups }) =>
      groups.map(({ answer, teams }, at) => [
        [plainText(at === 0 ? label : '', true)],
        [answerText(answer)],
        [plainText(`${teams.join(', ')} (${String(teams.length)})`)],
      ]),
    ),
  }
}

function tablesOf(
  compared: readonly ComparedAspect[],
  reports: readonly EaReport[],
): readonly PaperSection[] {
  if (reports.length === 0) {
    return [{ title: 'Reports', level: 1, blocks: [{ kind: 'text', text: 'No report counts yet.' }] }]
  }
  const starts = Array.from({ length: Math.ceil(reports.length / sideBySide) }, (_, at) => at * sideBySide)
  return starts.map((from, at) => {
    const own = reports.slice(from, from + sideBySide)
    const last = from + own.length
    const title =
      reports.length <= sideBySide ? 'Side by side' : `Reports ${String(from + 1)} to ${String(last)}`
    return {
      title: at === 0 && starts.length > 1 ? `Side by side: ${title.toLowerCase()}` : title,
      level: at === 0 ? 1 : 2,
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: 'Question', width: 2 },
            ...own.map(({ fields }) => ({ title: fields.team.trim() || 'no team', width: 2.6 })),
          ],
          rows: compared.map(({ label, answers, isDisagreed }) => [
            [plainText(label, isDisagreed)],
            ...answers.slice(from, last).map((answer) => [answerText(answer)]),
          ]),
        },
      ],
    }
  })
}

function problemTable(reports: readonly EaReport[]): PaperBlock {
  const problems = mergeProblems(reports)
  if (problems.length === 0) return { kind: 'text', text: 'No report names a problem.' }
  return {
    kind: 'table',
    columns: [
      { title: 'Problem', width: 4 },
      { title: 'Severity', width: 1.6 },
      { title: 'Workaround', width: 4 },
      { title: 'Met by', width: 2 },
    ],
    rows: problems.map(({ title, severity, description, workarounds, links, teams }) => [
      [
        plainText(title, true),
        ...(description === '' ? [] : [plainText(description)]),
        ...links.map((link) => linkText(link, /^https?:\/\/[!-~]+$/.test(link) ? link : null)),
      ],
      [plainText(severity)],
      workarounds.length === 0 ? [plainText('none known')] : workarounds.map((text) => plainText(text)),
      [plainText(teams.join(', '))],
    ]),
  }
}

function rejections(reports: readonly EaReport[]): readonly PaperSection[] {
  const found = reports.filter(({ fields }) => fields.recommendation === 'reject')
  if (found.length === 0) return []
  return [
    {
      title: 'Why it is rejected',
      level: 1,
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: 'Team', width: 2 },
            { title: 'Reason', width: 5 },
            { title: 'Next step', width: 4 },
          ],
          rows: found.map(({ fields }) => [
            [plainText(fields.team, true)],
            [plainText(fields.reason)],
            [plainText(fields.nextStep)],
          ]),
        },
      ],
    },
  ]
}

function leftOut({ outcome, replaced }: RolloutSummaryInput): PaperBlock {
  const lines = [
    ...outcome.remarks,
    ...replaced.map(
      ({ fields, submittedAt }) =>
        `${fields.team.trim()} said "${fields.recommendation ?? ''}" on ${(submittedAt ?? '').slice(0, 10)}; a later report took its place.`,
    ),
  ]
  return lines.length === 0
    ? { kind: 'text', text: 'Nothing was left out.' }
    : { kind: 'list', items: lines.map((line) => plainText(line)) }
}

const colours: Readonly<Record<Recommendation, 'OK' | 'WARNING' | 'FAIL'>> = {
  accept: 'OK',
  'accept with known issues': 'WARNING',
  reject: 'FAIL',
}

function answerText(answer: string): PaperText {
  return answer in colours ? verdictText(colours[answer as Recommendation], answer) : plainText(answer || '–')
}
