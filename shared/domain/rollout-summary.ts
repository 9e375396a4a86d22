import { stages, type EaReport } from './ea-report.ts'
import { knownIssuesOf } from './ea-report-issues.ts'
import { foldName } from './ea-team.ts'

/** One question of a report, and how a report answers it. */
interface Aspect {
  readonly label: string
  /** Whether different answers are a disagreement; loads and versions differ from site to site. */
  readonly isOpinion: boolean
  readonly read: (report: EaReport) => string
}

const aspects: readonly Aspect[] = [
  { label: 'Recommendation', isOpinion: true, read: ({ fields }) => fields.recommendation ?? '' },
  ...stages.map((stage) => ({
    label: stage.charAt(0).toUpperCase() + stage.slice(1),
    isOpinion: true,
    read: ({ fields }: EaReport) => fields.went[stage] ?? '',
  })),
  { label: 'Monitoring', isOpinion: true, read: ({ fields }) => fields.monitoring ?? '' },
  { label: 'Site', isOpinion: false, read: ({ fields }) => fields.site },
  { label: 'Installed', isOpinion: false, read: installed },
  { label: 'Configured with', isOpinion: false, read: ({ fields }) => fields.configuredWith },
  { label: 'In production since', isOpinion: false, read: ({ fields }) => fields.productionSince },
  { label: 'Days in production', isOpinion: false, read: ({ fields }) => fields.days },
  { label: 'Users', isOpinion: false, read: ({ fields }) => fields.users },
  { label: 'Jobs', isOpinion: false, read: ({ fields }) => fields.jobs },
  { label: 'Transfers', isOpinion: false, read: ({ fields }) => fields.transfers },
  { label: 'Problems', isOpinion: false, read: (report) => String(knownIssuesOf(report).length) },
  { label: 'Hours of effort', isOpinion: false, read: ({ fields }) => fields.hours },
]

function installed({ fields: { installation, upgradedFrom } }: EaReport): string {
  return installation === 'upgrade' ? `upgrade from ${upgradedFrom.trim()}`.trim() : (installation ?? '')
}

/** One question with every team's answer, in the order of the reports. */
export interface ComparedAspect {
  readonly label: string
  readonly answers: readonly string[]
  readonly isDisagreed: boolean
  /** The answers given, each with its teams, the rarest first. */
  readonly groups: readonly { readonly answer: string; readonly teams: readonly string[] }[]
}

/** All reports side by side, disagreements first. Pure. */
export function compareEaReports(reports: readonly EaReport[]): readonly ComparedAspect[] {
  const compared = aspects.map(({ label, isOpinion, read }): ComparedAspect => {
    const answers = reports.map((report) => read(report).trim())
    const given = answers.flatMap((answer, at) => (answer === '' ? [] : [{ answer, at }]))
    const groups = [...Map.groupBy(given, ({ answer }) => answer)]
      .map(([answer, own]) => ({ answer, teams: own.map(({ at }) => teamOf(reports[at])) }))
      .toSorted((one, other) => one.teams.length - other.teams.length)
    return { label, answers, isDisagreed: isOpinion && groups.length > 1, groups }
  })
  return compared.toSorted((one, other) => Number(other.isDisagreed) - Number(one.isDisagreed))
}

/** A problem that one or more teams met. */
export interface SharedProblem {
  readonly title: string
  readonly severity: string
  readonly description: string
  readonly workarounds: readonly string[]
  readonly links: readonly string[]
  readonly teams: readonly string[]
}

/** Problems of all reports, the same title once; what most teams met first. Pure. */
export function mergeProblems(reports: readonly EaReport[]): readonly SharedProblem[] {
  const all = reports.flatMap((report) =>
    knownIssuesOf(report).map((problem) => ({ ...problem, team: teamOf(report) })),
  )
  return [...Map.groupBy(all, ({ title }) => foldName(title))]
    .flatMap(([, own]) => {
      const [first] = own
      if (!first) return []
      const unique = (texts: readonly string[]) => [...new Set(texts.filter((text) => text !== ''))]
      return [
        {
          title: first.title,
          severity: first.severity,
          description: unique(own.map(({ description }) => description)).join('\n'),
          workarounds: unique(own.map(({ workaround }) => workaround)),
          links: unique(own.map(({ link }) => link)),
          teams: unique(own.map(({ team }) => team)),
        },
      ]
    })
    .toSorted((one, other) => other.teams.length - one.teams.length)
}

function teamOf(report: EaReport | undefined): string {
  return report?.fields.team.trim() || 'no team'
}
