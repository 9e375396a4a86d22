import * as z from 'zod'
import { Ppa } from './umd-release.ts'

/** What an Early Adopter team says in the end (process.md 10). */
export const Recommendation = z.enum(['accept', 'accept with known issues', 'reject'])
export type Recommendation = z.infer<typeof Recommendation>

/**
 * - `draft`: being written; it counts for nothing
 * - `submitted`: handed in; it never changes any more
 * - `replaced`: a later report of the same team stands in its place; it stays in the trail
 */
export const EaReportState = z.enum(['draft', 'submitted', 'replaced'])
export type EaReportState = z.infer<typeof EaReportState>

/** The three things a site does with a product, each of which may go wrong. */
export const EaStage = z.enum(['installation', 'configuration', 'operation'])
export type EaStage = z.infer<typeof EaStage>

export const HowItWent = z.enum(['well', 'with problems'])
export type HowItWent = z.infer<typeof HowItWent>

/** How much a problem hurts, as a site feels it; lowest first. */
export const EaSeverity = z.enum(['minor', 'workaround', 'no workaround', 'stopped'])
export type EaSeverity = z.infer<typeof EaSeverity>

export const EaMonitoring = z.enum(['no alarms', 'alarms', 'not monitored'])
export type EaMonitoring = z.infer<typeof EaMonitoring>

const Line = z.string().max(2000)
const Text = z.string().max(1_000_000)

/** A problem met in production: a GGUS ticket in waiting, and a known issue of the release. */
export const EaProblem = z.object({
  id: z.string().max(100),
  stage: EaStage,
  severity: EaSeverity,
  title: z.string().max(500),
  description: Text,
  /** What helps; it goes into the known issues of the release. '' when nothing is known. */
  workaround: Text,
  /** Address of the GGUS ticket; '' while there is none. */
  link: Line,
})
export type EaProblem = z.infer<typeof EaProblem>

/** What is installed on the machine of the team, as far as a report needs it; the whole list is evidence. */
export const EaMachine = z.object({
  machine: z.string().max(300),
  operatingSystem: Line,
  packageCount: z.number().int().nonnegative(),
  /** The packages whose names belong to the product, newest fingerprint. */
  packages: z.array(z.object({ name: z.string(), version: z.string() })).max(500),
  takenAt: z.string(),
  evidenceId: z.string().nullable(),
})
export type EaMachine = z.infer<typeof EaMachine>

/** What is chosen rather than typed. null: not answered yet. */
export const EaAnswers = z.object({
  installation: z.enum(['fresh install', 'upgrade']).nullable(),
  went: z.object({
    installation: HowItWent.nullable(),
    configuration: HowItWent.nullable(),
    operation: HowItWent.nullable(),
  }),
  monitoring: EaMonitoring.nullable(),
  recommendation: Recommendation.nullable(),
})
export type EaAnswers = z.infer<typeof EaAnswers>

/**
 * What is typed, as typed: a draft keeps «-5» too and says in words what is wrong with it. Numbers are read by
 * `readCount`, the date by `readDay`.
 */
export const EaTexts = z.object({
  /** The name of the team as `EATeams` has it. */
  team: z.string().max(200),
  site: z.string().max(200),
  /** Number or address of the PPA's ticket. */
  rtTicket: Line,
  /** What was installed; the same as the ticket's unless somebody says otherwise. */
  version: z.string().max(100),
  platform: z.string().max(100),
  arch: z.string().max(100),
  upgradedFrom: Line,
  configuredWith: Line,
  /** Since when it is in production, YYYY-MM-DD. */
  productionSince: z.string().max(40),
  days: z.string().max(40),
  users: z.string().max(40),
  jobs: z.string().max(40),
  transfers: z.string().max(40),
  monitoringNote: Text,
  /** GGUS tickets beside those of the problems, one per line. */
  ggusTickets: Text,
  /** Effort in hours. */
  hours: z.string().max(40),
  remarks: Text,
  /** Why it is rejected, and what has to happen next. */
  reason: Text,
  nextStep: Text,
})
export type EaTexts = z.infer<typeof EaTexts>
export const EaText = EaTexts.keyof()
export type EaText = z.infer<typeof EaText>

export const EaReportFields = EaTexts.extend(EaAnswers.shape).extend({
  problems: z.array(EaProblem).max(200),
  machine: EaMachine.nullable(),
  /** What a manager's request asked to watch; absent where no request was taken in. */
  asked: z.string().max(100_000).optional(),
})
export type EaReportFields = z.infer<typeof EaReportFields>

/** One report: one team, one PPA (process.md 10). */
export const EaReport = z.object({
  id: z.string(),
  /** What the ticket is about, as it was when the report was begun. */
  ppa: Ppa,
  state: EaReportState,
  startedAt: z.string(),
  updatedAt: z.string(),
  submittedAt: z.string().nullable(),
  /** Who wrote it. */
  by: z.string(),
  fields: EaReportFields,
  /** The report of another platform that this one was copied from; its answers have to be looked at again. */
  copiedFrom: z.object({ id: z.string(), platform: z.string(), arch: z.string() }).nullable(),
  /** The report of the same team that this one takes the place of. */
  replaces: z.string().nullable(),
  /** SHA-256 of the file it came in with; null for one written here. */
  takenInFrom: z.string().nullable(),
})
export type EaReport = z.infer<typeof EaReport>

/** Revisions of texts by their place (`site`, `problems.<id>.title`); 0 where none is named. */
export const EaRevisions = z.record(z.string(), z.number().int())
export type EaRevisions = z.infer<typeof EaRevisions>

export const stages = EaStage.options

export const emptyFields: EaReportFields = {
  team: '',
  site: '',
  rtTicket: '',
  version: '',
  platform: '',
  arch: '',
  installation: null,
  upgradedFrom: '',
  configuredWith: '',
  went: { installation: null, configuration: null, operation: null },
  problems: [],
  productionSince: '',
  days: '',
  users: '',
  jobs: '',
  transfers: '',
  monitoring: null,
  monitoringNote: '',
  ggusTickets: '',
  hours: '',
  remarks: '',
  recommendation: null,
  reason: '',
  nextStep: '',
  machine: null,
}
