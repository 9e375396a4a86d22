import * as z from 'zod'

const Day = z.iso.date()

/** A team answers for a product from a day on; `until` is null while it does. */
export const Commitment = z.object({
  /** The product's published key, such as `emi.dcache`. */
  product: z.string().trim().min(1).max(100),
  since: Day,
  until: Day.nullable(),
})
export type Commitment = z.infer<typeof Commitment>

/** A team of early adopters (open question E4): no personal data, the contact is kept elsewhere. */
export const EaTeam = z.object({
  /** As written in the field EATeams. */
  name: z.string().trim().min(1).max(100),
  site: z.string().trim().max(200),
  /** Where its contact is kept, such as "GOC DB"; never an address. */
  contact: z.string().trim().max(200),
  active: z.boolean(),
  since: Day,
  commitments: z.array(Commitment).max(500).readonly(),
})
export type EaTeam = z.infer<typeof EaTeam>

/** Two spellings of one name are one team: case and blanks do not count. */
export function foldName(name: string): string {
  const trimmed = name.trim().toLowerCase()
  // Boards fold tens of thousands of names, and hardly one has two blanks in a row.
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replaceAll(/\s+/g, ' ') : trimmed
}

/** Whether the team answers for the product on that day. */
export function isCommitted(team: EaTeam, product: string, day: string): boolean {
  return (
    team.active &&
    team.commitments.some(
      (one) => one.product === product && one.since <= day && (one.until === null || one.until > day),
    )
  )
}

/** Why a team cannot be kept as it is, with the member it lies in; null when it can. `today` as YYYY-MM-DD. */
export function faultOfTeam(
  team: EaTeam,
  today: string,
): { readonly place: string; readonly reason: string } | null {
  if (/[\n\t,;]/.test(team.name))
    return { place: 'team', reason: 'the name holds a comma, a semicolon or a line end' }
  if (/\S@\S/.test(team.contact)) {
    return {
      place: 'contact',
      reason: 'it holds an address: write where the contact is kept, such as GOC DB',
    }
  }
  if (team.since > today) return { place: 'since', reason: `${team.since} lies in the future` }
  for (const { product, since, until } of team.commitments) {
    if (since > today) return { place: product, reason: `${since} lies in the future` }
    if (until !== null && until < since)
      return { place: product, reason: `it ends (${until}) before it begins (${since})` }
  }
  return null
}
