import {
  stages,
  type EaProblem,
  type EaReport,
  type Recommendation,
} from '../../../shared/domain/ea-report.ts'
import { daysInProduction } from '../../../shared/domain/ea-report-figures.ts'
import { severityMeaning, ticketsOf } from '../../../shared/domain/ea-report-issues.ts'
import { remarksOnReport } from '../../../shared/domain/ea-report-missing.ts'
import { isSample } from '../../../shared/domain/ea-report-sample.ts'
import { eaRecordSchema, type EaReportRecord } from '../../../shared/domain/ea-report-record.ts'
import type { DocumentEvidence } from '../../../shared/domain/document-model.ts'
import type { Evidence } from '../../../shared/domain/evidence.ts'
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
import type { Verdict } from '../../../shared/domain/verdict.ts'
import { describeMoment, instantOf } from '../dates.ts'
import { makeWellFormed } from '../well-formed.ts'

const colours: Readonly<Record<Recommendation, Verdict>> = {
  accept: 'OK',
  'accept with known issues': 'WARNING',
  reject: 'FAIL',
}

/** The report of an Early Adopter, with itself inside for the Proviso that takes it in. Dated by its handing in. */
export function eaReportPaper(
  report: EaReport,
  evidence: readonly Evidence[],
  printed: readonly DocumentEvidence[],
): Paper {
  const { ppa, fields } = report
  const team = fields.team.trim() || 'no team'
  const product = `${ppa.productName} ${fields.version.trim()}`
  const target = `${fields.platform.trim()}/${fields.arch.trim()}`
  return makeWellFormed<Paper>({
    schema: paperSchema,
    kind: 'staged-rollout report',
    title: `${product} on ${target}: report of ${team}`,
    subject: product,
    subtitle: `${target}, in production at ${fields.site.trim() || 'a site not named'} (${team})`,
    corner: `UMD ${ppa.releaseVersion}`,
    fileName: fileNameOf(
      ['EA', ppa.productKey, fields.version, fields.platform, fields.arch, team].map((part) => part.trim()),
      'pdf',
    ),
    stampedAt: instantOf(report.submittedAt ?? report.updatedAt),
    sections: [
      recommendationSection(report),
      { title: 'What was installed', level: 1, blocks: [installedFacts(report)] },
      { title: 'How it went', level: 1, blocks: [stagesTable(report)] },
      { title: 'In production', level: 1, blocks: [productionFacts(report)] },
      {
        title: 'Problems and workarounds',
        level: 1,
        blocks: fields.problems.length === 0 ? none : fields.problems.flatMap(problemBlocks),
      },
      { title: 'GGUS tickets', level: 1, blocks: ticketBlocks(report) },
      ...(fields.remarks.trim() === ''
        ? []
        : [{ title: 'Remarks', level: 1, blocks: [{ kind: 'text', text: fields.remarks }] } as const]),
      ...(fields.machine === null ? [] : [machineSection(fields.machine)]),
      { title: 'About this report', level: 1, blocks: [originFacts(report)] },
    ],
    evidence: printed,
    eaReport: recordOf(report, evidence),
  })
}

/** The report as it travels: what differs from one data folder to the next stays at home, so its PDF is the same in both. */
function recordOf(report: EaReport, evidence: readonly Evidence[]): EaReportRecord {
  return {
    schema: eaRecordSchema,
    report: { ...report, takenInFrom: null },
    evidence: evidence.map((piece) => ({ ...piece, captionRevision: 0 })),
  }
}

const none: readonly PaperBlock[] = [{ kind: 'text', text: 'None.' }]

function recommendationSection(report: EaReport): PaperSection {
  const { fields, state } = report
  const { recommendation } = fields
  const word =
    recommendation === null
      ? plainText('not decided yet', true)
      : verdictText(colours[recommendation], recommendation)
  const tried = isSample(report)
    ? ['This report was written to try the program, about a product that does not exist.']
    : []
  const standing =
    state === 'draft'
      ? ['This report was not handed in: it counts for nothing yet.']
      : state === 'replaced'
        ? ['A later report of the team stands in the place of this one.']
        : []
  return {
    title: 'Recommendation',
    level: 1,
    blocks: [
      { kind: 'list', items: [word] },
      ...(recommendation === 'reject'
        ? [facts([fact('Why', fields.reason), fact('What has to happen next', fields.nextStep)])]
        : []),
      ...[...tried, ...standing, ...remarksOnReport(report)].map((text): PaperBlock => ({
        kind: 'note',
        text,
      })),
    ],
  }
}

function installedFacts({ ppa, fields }: EaReport): PaperBlock {
  const { installation, upgradedFrom } = fields
  return facts([
    fact('Product', `${ppa.productName} (${ppa.productKey}, ${ppa.provider})`),
    fact('Version', fields.version),
    fact('Platform', `${fields.platform.trim()}/${fields.arch.trim()}`),
    fact('Team', fields.team),
    fact('Site', fields.site),
    fact('RT ticket', fields.rtTicket),
    fact(
      'Installation',
      installation === 'upgrade' ? `upgrade from ${upgradedFrom.trim()}` : (installation ?? ''),
    ),
    fact('Configured with', fields.configuredWith),
  ])
}

function stagesTable({ fields }: EaReport): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { title: 'Stage', width: 2 },
      { title: 'How it went', width: 2 },
      { title: 'Problems', width: 6 },
    ],
    rows: stages.map((stage) => {
      const own = fields.problems.filter((problem) => problem.stage === stage)
      return [
        [plainText(stage.charAt(0).toUpperCase() + stage.slice(1), true)],
        [plainText(fields.went[stage] ?? 'not said')],
        own.length === 0 ? [plainText('none')] : own.map(({ title }) => plainText(title.trim())),
      ]
    }),
  }
}

function productionFacts(report: EaReport): PaperBlock {
  const { fields } = report
  const days = daysInProduction(report, report.updatedAt.slice(0, 10))
  return facts([
    fact('Since', fields.productionSince),
    fact('Days', days === null ? '' : String(days)),
    fact('Users', fields.users),
    fact('Jobs', fields.jobs),
    fact('Transfers', fields.transfers),
    fact(
      'Monitoring',
      [fields.monitoring ?? '', fields.monitoringNote.trim()].filter((part) => part !== '').join(': '),
    ),
    fact('Effort in hours', fields.hours),
  ])
}

function problemBlocks(problem: EaProblem): readonly PaperBlock[] {
  return [
    { kind: 'list', items: [plainText(problem.title.trim() || 'A problem without a title', true)] },
    facts([
      fact('Met in', problem.stage),
      fact('How bad', severityMeaning[problem.severity]),
      fact('Workaround', problem.workaround.trim() || 'none known'),
      ...(problem.link.trim() === ''
        ? []
        : [{ label: 'GGUS ticket', value: ticketText(problem.link.trim()) }]),
    ]),
    ...(problem.description.trim() === '' ? [] : [{ kind: 'text', text: problem.description } as const]),
  ]
}

function ticketBlocks(report: EaReport): readonly PaperBlock[] {
  const tickets = ticketsOf(report)
  return tickets.length === 0 ? none : [{ kind: 'list', items: tickets.map(ticketText) }]
}

function machineSection(machine: NonNullable<EaReport['fields']['machine']>): PaperSection {
  const { packages, packageCount } = machine
  return {
    title: 'The machine',
    level: 1,
    blocks: [
      facts([
        fact('Machine', machine.machine),
        fact('System', machine.operatingSystem),
        fact(
          'Packages',
          `${String(packageCount)}, of which ${String(packages.length)} by name of the product`,
        ),
        fact('Read', describeMoment(machine.takenAt, '')),
      ]),
      ...(packages.length === 0
        ? []
        : [
            {
              kind: 'list',
              items: packages.map(({ name, version }) => plainText(`${name} ${version}`)),
            } as const,
          ]),
    ],
  }
}

function originFacts({ id, ppa, by, submittedAt, startedAt, replaces, copiedFrom }: EaReport): PaperBlock {
  return facts([
    fact('Report', id),
    fact('PPA', ppa.id),
    fact('Begun', describeMoment(startedAt, '')),
    fact('Handed in', submittedAt === null ? 'not yet' : describeMoment(submittedAt, by)),
    ...(replaces === null ? [] : [fact('In the place of', replaces)]),
    ...(copiedFrom === null ? [] : [fact('Copied from', copiedFrom.id)]),
  ])
}

function facts(pairs: readonly { readonly label: string; readonly value: PaperText }[]): PaperBlock {
  return { kind: 'facts', pairs }
}

function fact(label: string, value: string): { readonly label: string; readonly value: PaperText } {
  return { label, value: plainText(value.trim() || 'not given') }
}

function ticketText(text: string): PaperText {
  return linkText(text, /^https?:\/\//i.test(text) ? text : null)
}
