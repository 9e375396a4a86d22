import * as z from 'zod'
import { ValueMapping } from './process-values.ts'

/** Which program answers at the other end. */
export const TrackerKind = z.enum(['request-tracker', 'zammad'])
export type TrackerKind = z.infer<typeof TrackerKind>

/** What the site calls the fields of the process (process.md 3); a server may differ, so every name can be changed. */
export const FieldMapping = z.object({
  rolloutProgress: z.string().min(1),
  communicationStatus: z.string().min(1),
  umdRelease: z.string().min(1),
  releaseType: z.string().min(1),
  hours: z.string().min(1),
  relatedTickets: z.string().min(1),
  /** Accounts made before staged rollout was known here have no name for it. */
  eaTeams: z.string().min(1).default('EATeams'),
  /** Of the product a ticket is about; empty where the site has no such field and the release records must do. */
  platform: z.string().default(''),
  stack: z.string().default(''),
})
export type FieldMapping = z.infer<typeof FieldMapping>

/** Names to begin with; attributes of Zammad take small letters, digits and underscores only. */
export const usualMapping: Readonly<Record<TrackerKind, FieldMapping>> = {
  'request-tracker': {
    rolloutProgress: 'RolloutProgress',
    communicationStatus: 'CommunicationStatus',
    umdRelease: 'UMDRelease',
    releaseType: 'ReleaseType',
    hours: 'VerificationHours',
    relatedTickets: 'RelatedGGUSTickets',
    eaTeams: 'EATeams',
    platform: '',
    stack: '',
  },
  zammad: {
    rolloutProgress: 'rollout_progress',
    communicationStatus: 'communication_status',
    umdRelease: 'umd_release',
    releaseType: 'release_type',
    hours: 'verification_hours',
    relatedTickets: 'related_tickets',
    eaTeams: 'ea_teams',
    platform: '',
    stack: '',
  },
}

/** Whose sign-in at which tracker. The secret itself is in the key store under the account's id, never here. */
export const TrackerAccount = z.object({
  id: z.string(),
  /** Rises with each account; part of the place of its tickets in lists. */
  number: z.number().int().positive(),
  name: z.string(),
  kind: TrackerKind,
  address: z.string(),
  login: z.string(),
  signIn: z.enum(['token', 'password']),
  queues: z.array(z.string()),
  /** Certificate (PEM) of the site's own authority; null when the usual ones do. */
  ownCa: z.string().nullable(),
  /** Custom fields that carry operation ids, where the administrator made them. */
  opIdFields: z.object({ ticket: z.string().nullable(), message: z.string().nullable() }),
  mapping: FieldMapping,
  values: ValueMapping,
})
export type TrackerAccount = z.infer<typeof TrackerAccount>

/** What a person says about an account; the secret is null to keep the one that is there. */
export const AccountDraft = z.object({
  id: z.string().nullable(),
  name: z.string().trim().min(1).max(200),
  address: z.string().trim().min(1).max(2000),
  login: z.string().trim().min(1).max(200),
  signIn: z.enum(['token', 'password']),
  secret: z.string().min(1).max(4000).nullable(),
  queues: z.array(z.string().trim().min(1).max(200)).min(1).max(100),
  ownCa: z.string().max(100_000).nullable(),
  opIdFields: TrackerAccount.shape.opIdFields,
  mapping: FieldMapping,
  /** Left out for Request Tracker. */
  kind: TrackerKind.optional(),
  /** Left out for the usual ones. */
  values: ValueMapping.optional(),
})
export type AccountDraft = z.infer<typeof AccountDraft>

/** Names of the fields a site's queues should have for the process. */
export function mappedFields({ mapping }: Pick<TrackerAccount, 'mapping'>): readonly string[] {
  return Object.values(mapping).filter((name) => name !== '')
}
