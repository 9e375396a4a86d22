import * as z from 'zod'

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
})
export type Settings = z.infer<typeof Settings>

export const defaultSettings: Settings = {
  colourScheme: 'auto',
  verifier: '',
  institute: '',
  role: '',
  team: '',
}
