import * as z from 'zod'
import { Criterion } from '../domain/criterion.ts'
import { RowReason } from '../domain/mapping.ts'
import { ReleaseType } from '../domain/release-type.ts'
import {
  Finding,
  Ppa,
  PpaDetail,
  RecordTexts,
  ReleaseEntry,
  UmdReleaseSummary,
} from '../domain/umd-release.ts'
import { call, Nothing, Progress, stream } from './base.ts'

export const UmdReleaseDetail = UmdReleaseSummary.extend({
  texts: RecordTexts,
  entries: z.array(ReleaseEntry),
  ppas: z.array(Ppa),
  findings: z.array(Finding),
})
export type UmdReleaseDetail = z.infer<typeof UmdReleaseDetail>

/** A PPA in a list, with the state of its newest verification. */
export const PpaListed = Ppa.extend({
  date: z.string(),
  suggestedType: ReleaseType.nullable(),
  verificationId: z.string().nullable(),
  verificationState: z.enum(['none', 'open', 'finished']),
})
export type PpaListed = z.infer<typeof PpaListed>

export const TemplateRow = z.object({ criterion: Criterion, reason: RowReason })
export type TemplateRow = z.infer<typeof TemplateRow>

export const Template = z.object({
  qcReleaseId: z.string(),
  qcVersion: z.string(),
  qcTitle: z.string(),
  knownCount: z.number().int(),
  publishedCount: z.number().int(),
  rows: z.array(TemplateRow),
  removed: z.array(z.object({ criterion: Criterion, reason: z.string() })),
})
export type Template = z.infer<typeof Template>

export const ImportOutcome = z.object({
  releaseVersion: z.string(),
  /** "unchanged" when this very record was imported before. */
  change: z.enum(['added', 'updated', 'unchanged']),
  entryCount: z.number().int(),
  ppaCount: z.number().int(),
  findings: z.array(Finding),
})
export type ImportOutcome = z.infer<typeof ImportOutcome>

export const releases = {
  list: call(Nothing, z.array(UmdReleaseSummary)),
  get: call(z.object({ version: z.string() }), UmdReleaseDetail),
  /** Takes in one published UMD release record; all or nothing. */
  importRecord: stream(z.object({ file: z.file() }), Progress, ImportOutcome),
  ppas: call(Nothing, z.array(PpaListed)),
  ppa: call(z.object({ id: z.string() }), PpaDetail),
  /** The rows a PPA of this product gets, each with its reason. `qcReleaseId` null takes the release of its UMD major. */
  template: call(z.object({ ppaId: z.string(), qcReleaseId: z.string().nullable() }), Template),
  setReleaseType: call(z.object({ ppaId: z.string(), releaseType: ReleaseType.nullable() }), Ppa),
  /** For an entry whose record names no platform: a person enters one. */
  addPlatform: call(z.object({ entryId: z.number().int(), platform: z.string(), arch: z.string() }), Ppa),
}
