import type { EaReport } from '../../shared/domain/ea-report.ts'
import { CommandFailure, type Output } from './output.ts'
import { maxDocumentBytes, readFileWithin } from './read-file.ts'
import { takeDocument } from './report-command.ts'
import type { Session } from './session.ts'

/** Lists the reports of Early Adopters, last worked on first. */
export async function listEaReports({ client }: Session, output: Output): Promise<void> {
  const reports = await client.eaReports.list({})
  output.answer(reports, reports.map(describe))
  if (reports.length === 0) output.doing('There is no report of an Early Adopter here yet.')
}

/** Writes a report as the one file that goes to the manager. */
export async function exportEaReport(
  { client }: Session,
  beginning: string,
  { out }: { readonly out?: string },
  output: Output,
): Promise<void> {
  const reports = (await client.eaReports.list({})).filter(({ id }) => id.startsWith(beginning))
  const [report, second] = reports
  if (!report) throw new CommandFailure(`There is no report ${beginning} here: "proviso ea-reports list".`)
  if (second) throw new CommandFailure(`${beginning} begins the id of more than one report: give more of it.`)
  const work = await client.documents.make({ wanted: { kind: 'EA report', reportId: report.id } })
  const { path, digest } = await takeDocument(client, work, out, output)
  output.answer({ id: report.id, path, digest }, [`${path} holds the report, SHA-256 ${digest}.`])
  if (report.state === 'draft') output.doing('It is a draft: nobody can take it in before it is handed in.')
}

/** Takes report files in, one after another; each is proven first, and the first refusal stops. */
export async function importEaReports(
  { client }: Session,
  paths: readonly string[],
  { replace = false }: { readonly replace?: boolean },
  output: Output,
): Promise<void> {
  const taken: EaReport[] = []
  for (const path of paths) {
    output.doing(`Checking and taking in ${path}`)
    const file = await readFileWithin(path, maxDocumentBytes)
    const { remarks, standing, isKnown } = await client.eaReports.look({ file })
    for (const remark of remarks) output.doing(remark)
    const rivals = standing.filter(({ isPredecessor }) => !isPredecessor)
    if (rivals.length > 0 && !isKnown && !replace) {
      output.doing(
        'The team has another report here; both stand. --replace puts this one in the place of the other.',
      )
    }
    const replacing = replace && !isKnown ? rivals.map(({ report }) => report.id) : []
    const { id } = await client.eaReports.takeIn({ file, replacing })
    taken.push((await client.eaReports.get({ id })).report)
  }
  output.answer(taken, taken.map(describe))
}

function describe({ id, ppa, fields, state }: EaReport): string {
  const what = `${ppa.productName} ${fields.version} ${fields.platform}/${fields.arch}`
  return `${id.slice(0, 8)}  ${state}  ${what}  ${fields.team || 'no team'}: ${fields.recommendation ?? 'nothing yet'}`
}
