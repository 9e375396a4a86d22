import * as z from 'zod'

/** DRAFT is in preparation, FINAL is in use, DEPRECATED no longer (process.md 11.1). */
export const QcReleaseState = z.enum(['DRAFT', 'FINAL', 'DEPRECATED'])
export type QcReleaseState = z.infer<typeof QcReleaseState>

/** A dated set of criteria. */
export const QcRelease = z.object({
  id: z.string().min(1),
  /** The number printed on reports: "3" in "…_QCv3.pdf". */
  version: z.string().min(1),
  title: z.string().min(1),
  state: QcReleaseState,
  /** Year and month as far as known; null when no source dates it. */
  date: z.string().nullable(),
  /** UMD majors whose products are verified against it while it is FINAL. */
  umdMajors: z.array(z.number().int()),
  /** How many criteria the published release had; more than we know for QC 3 (open question A1). */
  publishedCount: z.number().int(),
  note: z.string(),
})
export type QcRelease = z.infer<typeof QcRelease>

/**
 * The release that verifications of a UMD major start with: the FINAL one named for that major, else the newest
 * FINAL, else undefined. There is one FINAL per major at any time (process.md 11.1).
 */
export function qcReleaseForMajor(releases: readonly QcRelease[], umdMajor: number): QcRelease | undefined {
  const final = releases.filter((release) => release.state === 'FINAL')
  const named = final.find((release) => release.umdMajors.includes(umdMajor))
  return named ?? [...final].sort((a, b) => Number(b.version) - Number(a.version))[0]
}
