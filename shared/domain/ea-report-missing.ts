import { stages, type EaReport, type EaReportFields, type EaStage } from './ea-report.ts'
import { readCount, readDay, readHours, type Figure } from './ea-report-figures.ts'
import { isEmptyProblem, problemPlace } from './ea-report-texts.ts'

/** Something that has to be said before a report is handed in: where, and one sentence. */
export interface MissingInReport {
  /** The question in the form: a text's place, an answer's name, or `went.<stage>`. */
  readonly place: string
  readonly sentence: string
}

/** Everything that keeps a report from being handed in, in the order of the form; `today` is YYYY-MM-DD. */
export function missingInReport(fields: EaReportFields, today: string): readonly MissingInReport[] {
  return [
    ...needed(fields.team, 'team', 'Say which team reports, as the ticket names it in EATeams.'),
    ...needed(fields.site, 'site', 'Say at which site it is in production.'),
    ...needed(fields.version, 'version', 'Say which version is installed.'),
    ...needed(fields.platform, 'platform', 'Say on which platform it is installed.'),
    ...installationMissing(fields),
    ...stages.flatMap((stage) => stageMissing(fields, stage)),
    ...productionMissing(fields, today),
    ...loadMissing(fields),
    ...(fields.monitoring === null
      ? [at('monitoring', 'Say what your monitoring shows since it is in production.')]
      : []),
    ...figure('hours', readHours(fields.hours)),
    ...recommendationMissing(fields),
  ]
}

function installationMissing(fields: EaReportFields): readonly MissingInReport[] {
  if (fields.installation === null)
    return [at('installation', 'Say whether it was a fresh install or an upgrade.')]
  if (fields.installation === 'fresh install') return []
  return needed(fields.upgradedFrom, 'upgradedFrom', 'Say which version was there before the upgrade.')
}

function stageMissing({ went, problems }: EaReportFields, stage: EaStage): readonly MissingInReport[] {
  const own = problems.filter((problem) => problem.stage === stage)
  const place = `went.${stage}`
  if (went[stage] === null) return [at(place, `Say how the ${stage} went.`)]
  if (went[stage] === 'well') {
    const noted = own.find((problem) => !isEmptyProblem(problem))
    return noted
      ? [at(place, `The ${stage} went well, yet a problem is noted: take one of the two back.`)]
      : []
  }
  if (own.length === 0) return [at(place, `Note what went wrong in the ${stage}.`)]
  return own
    .filter(({ title }) => title.trim() === '')
    .map(({ id }) => at(problemPlace(id, 'title'), `Say in a few words what went wrong in the ${stage}.`))
}

function productionMissing(fields: EaReportFields, today: string): readonly MissingInReport[] {
  const since = readDay(fields.productionSince, today)
  const days = readCount(fields.days, 'Days in production')
  if (since.kind === 'none' && days.kind === 'none') {
    return [at('productionSince', 'Say since when, or for how many days, it is in production.')]
  }
  return [...figure('productionSince', since), ...figure('days', days)]
}

function loadMissing(fields: EaReportFields): readonly MissingInReport[] {
  const figures = [
    ['users', readCount(fields.users, 'Users')],
    ['jobs', readCount(fields.jobs, 'Jobs')],
    ['transfers', readCount(fields.transfers, 'Transfers')],
  ] as const
  if (figures.every(([, { kind }]) => kind === 'none')) {
    return [at('users', 'Give one figure of the load at least: users, jobs or transfers; 0 is a figure too.')]
  }
  return figures.flatMap(([place, read]) => figure(place, read))
}

function recommendationMissing(fields: EaReportFields): readonly MissingInReport[] {
  const { recommendation, problems } = fields
  const noted = problems.some((problem) => !isEmptyProblem(problem))
  switch (recommendation) {
    case null:
      return [at('recommendation', 'Recommend: accept, accept with known issues, or reject.')]
    case 'accept':
      return problems.some(({ severity }) => severity === 'stopped')
        ? [at('recommendation', 'A problem stopped the service: name it a known issue, or reject.')]
        : []
    case 'accept with known issues':
      return noted ? [] : [at('recommendation', 'No problem is noted: which issue is to be known?')]
    case 'reject':
      return [
        ...needed(fields.reason, 'reason', 'Say why it is rejected.'),
        ...needed(fields.nextStep, 'nextStep', 'Say what has to happen next.'),
      ]
  }
}

/** What a reader has to know of a report and what keeps it from counting; one plain sentence each. */
export function remarksOnReport({
  ppa,
  fields,
  copiedFrom,
}: Pick<EaReport, 'ppa' | 'fields' | 'copiedFrom'>) {
  const marks: string[] = []
  const installed = `${fields.version.trim()} on ${fields.platform.trim()}/${fields.arch.trim()}`
  const asked = `${ppa.version} on ${ppa.platform}/${ppa.arch}`
  if (installed !== asked) {
    marks.push(
      `This report is about ${installed}, and the ticket about ${asked}: it is kept, but does not count for that ticket.`,
    )
  }
  if (copiedFrom) {
    marks.push(`Its answers were copied from the report on ${copiedFrom.platform}/${copiedFrom.arch}.`)
  }
  return marks as readonly string[]
}

function needed(text: string, place: string, sentence: string): readonly MissingInReport[] {
  return text.trim() === '' ? [at(place, sentence)] : []
}

function figure(place: string, read: Figure): readonly MissingInReport[] {
  return read.kind === 'wrong' ? [at(place, read.sentence)] : []
}

function at(place: string, sentence: string): MissingInReport {
  return { place, sentence }
}
