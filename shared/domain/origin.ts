import * as z from 'zod'
import { Verdict } from './verdict.ts'

/**
 * Where a verdict comes from when it was not made in this run. "carried": from an earlier version of the product on the
 * same platform; "copied": from the same version on a sibling platform; "automatic": taken over from a tool's result on
 * this very version.
 */
export const OriginStep = z.object({
  kind: z.enum(['carried', 'copied', 'automatic']),
  /** The verification it was taken from; null for an automatic result. */
  verificationId: z.string().nullable(),
  /** As printed: «dCache 1.9.14 on sl5/x86_64 in UMD 1.6.0, QC 7», or the tool and its file. */
  what: z.string(),
  verdict: Verdict,
  /** Who decided there, as written in that run. */
  by: z.string(),
  /** When it was decided there, ISO 8601, UTC. */
  at: z.string(),
})
export type OriginStep = z.infer<typeof OriginStep>

/** Nearest source first; empty for a verdict that was made in this run. */
export const OriginChain = z.array(OriginStep).max(100)
export type OriginChain = z.infer<typeof OriginChain>

/** How the verdicts of a run came about. Carried and copied ones are never counted as fresh. */
export const VerdictShares = z.object({
  fresh: z.number().int(),
  automatic: z.number().int(),
  carried: z.number().int(),
  copied: z.number().int(),
})
export type VerdictShares = z.infer<typeof VerdictShares>

export function countShares(
  rows: readonly { readonly verdict: Verdict | null; readonly origin: OriginChain }[],
): VerdictShares {
  const shares = { fresh: 0, automatic: 0, carried: 0, copied: 0 }
  for (const { verdict, origin } of rows) if (verdict !== null) shares[origin[0]?.kind ?? 'fresh'] += 1
  return shares
}

/** «carried from dCache 1.9.14 …, decided 2012-03-01 by A. Verifier; there copied from …» */
export function describeOrigin(chain: OriginChain): string {
  return chain
    .map(({ kind, what, verdict, by, at }) => {
      const decided = `decided ${verdict} on ${at.slice(0, 10)}${by === '' ? '' : ` by ${by}`}`
      return kind === 'automatic' ? `taken over from ${what}` : `${kind} from ${what}, ${decided}`
    })
    .join('; there ')
}
