import * as z from 'zod'
import { Criterion } from './criterion.ts'

/** Names of the files in a bundle. The report has its standard name; evidence and tickets lie in folders of their own. */
export const bundleNames = {
  page: 'index.html',
  data: 'data.json',
  verification: 'verification.json',
  criteria: 'criteria.json',
  trail: 'audit-trail.json',
  statement: 'statement.json',
  readMe: 'README.txt',
  evidence: 'evidence/',
  tickets: 'tickets/',
  certificate: 'certificate.pem',
  sums: 'SHA256SUMS',
  signature: 'SHA256SUMS.sig',
} as const

/** The text of every criterion, by the digest that the report prints. */
export const BundleCriteria = z.array(z.object({ digest: z.string(), criterion: Criterion }))
export type BundleCriteria = z.infer<typeof BundleCriteria>

/** One entry of the audit trail, as its hash is taken of it. `data` is canonical JSON as text. */
export const BundleLink = z.object({
  seq: z.number().int(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  data: z.string(),
  previousHash: z.string(),
  hash: z.string(),
})
export type BundleLink = z.infer<typeof BundleLink>
export const BundleTrail = z.array(BundleLink)
