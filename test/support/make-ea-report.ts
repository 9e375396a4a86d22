import {
  emptyFields,
  type EaProblem,
  type EaReport,
  type EaReportFields,
} from '../../shared/domain/ea-report.ts'
import { makeVerification } from './make-verification.ts'

/** What a team writes when all is well: complete, so that it can be handed in. */
export const completeFields: EaReportFields = {
  ...emptyFields,
  team: 'CESGA',
  site: 'CESGA-EGEE',
  version: '1.9.12',
  platform: 'sl5',
  arch: 'x86_64',
  installation: 'fresh install',
  went: { installation: 'well', configuration: 'well', operation: 'well' },
  productionSince: '2026-11-10',
  jobs: '1200',
  monitoring: 'no alarms',
  recommendation: 'accept',
}

export function makeProblem(parts: Partial<EaProblem> = {}): EaProblem {
  return {
    id: 'p1',
    stage: 'operation',
    severity: 'workaround',
    title: 'The log fills the disk',
    description: '',
    workaround: 'Rotate it hourly',
    link: '',
    ...parts,
  }
}

export function makeEaReport(
  parts: Partial<Omit<EaReport, 'fields'>> & { readonly fields?: Partial<EaReportFields> } = {},
): EaReport {
  const { ppa } = makeVerification()
  return {
    id: 'report-1',
    ppa,
    state: 'draft',
    startedAt: '2026-11-18T08:00:00.000Z',
    updatedAt: '2026-11-18T08:00:00.000Z',
    submittedAt: null,
    by: 'Ada',
    copiedFrom: null,
    replaces: null,
    takenInFrom: null,
    ...parts,
    fields: {
      ...completeFields,
      version: ppa.version,
      platform: ppa.platform,
      arch: ppa.arch,
      ...parts.fields,
    },
  }
}
