import * as z from 'zod'

/** Kept as text, so a number is read from either. */
const Days = z.coerce.number<number>().int().min(1).max(3650)

/** What a user chooses once. Kept in the database; nothing secret belongs here. */
export const Settings = z.object({
  colourScheme: z.enum(['auto', 'light', 'dark']),
  /** Printed on reports as the verifier; prefilled into each new verification. */
  verifier: z.string().max(200),
  institute: z.string().max(200),
  /** What a person does here; an Early Adopter sees only what the reports need. '' was not chosen yet. */
  role: z.enum(['', 'everything', 'early adopter']),
  /** The team of an Early Adopter, as `EATeams` names it. */
  team: z.string().max(200),
  /** Days after which a ticket that waits counts as late (process.md 4.4: one month). */
  daysWaiting: Days,
  /** Days after which a verification counts as late (process.md 4.4: one week). */
  daysInVerification: Days,
  /** Of which tickets files are fetched by themselves; all others come on demand. */
  filesOfTickets: z.enum(['none', 'own', 'all']),
  /** The largest file fetched by itself, in megabytes of a million bytes. */
  filesUpToMegabytes: z.coerce.number<number>().int().min(1).max(10_000),
})
export type Settings = z.infer<typeof Settings>

export const defaultSettings: Settings = {
  colourScheme: 'auto',
  verifier: '',
  institute: '',
  role: '',
  team: '',
  daysWaiting: 30,
  daysInVerification: 7,
  filesOfTickets: 'own',
  filesUpToMegabytes: 10,
}
