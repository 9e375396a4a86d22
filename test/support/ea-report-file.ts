import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eaReportPaper } from '../../electron/documents/papers/ea-report-paper.ts'
import { writeReport } from '../../electron/documents/report.ts'
import type { KeptPpa } from '../../electron/db/tables/ppas.ts'
import type { EaReport, Recommendation } from '../../shared/domain/ea-report.ts'
import { templatesFolder } from './folders.ts'
import { completeFields, makeProblem } from './make-ea-report.ts'
import { makeReport } from './rollout-desk.ts'
import { valueOf } from './run.ts'
import { makeTempFolder } from './temp-folder.ts'

const withProblem: Pick<EaReport['fields'], 'went' | 'problems'> = {
  went: { installation: 'well', configuration: 'well', operation: 'with problems' },
  problems: [makeProblem()],
}

/** The PDF that an early adopter without a tracker sends, whole and sealed. Answers where it lies. */
export async function writeEaReportFile(
  ppa: KeptPpa,
  team: string,
  recommendation: Recommendation,
  rest: Partial<EaReport> = {},
): Promise<string> {
  const { version, platform, arch } = ppa
  const fields = {
    ...completeFields,
    ...(recommendation === 'accept with known issues' && withProblem),
    team,
    version,
    platform,
    arch,
    recommendation,
    reason: 'It stops each night.',
    nextStep: 'A fixed package',
  }
  const report = makeReport(ppa, team, recommendation, { id: crypto.randomUUID(), fields, ...rest })
  const { bytes } = valueOf(await writeReport(eaReportPaper(report, [], []), { templatesFolder }))
  const path = join(makeTempFolder(), `${team.replaceAll(' ', '-')}.pdf`)
  writeFileSync(path, bytes)
  return path
}
