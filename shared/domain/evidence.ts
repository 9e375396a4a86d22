import * as z from 'zod'
import { cleanLine } from './plain-text.ts'

/** The largest piece of evidence: two gibibytes. */
export const maxEvidenceBytes = 2 * 1024 ** 3
/** The largest part of an upload; small enough to be parsed at once and large enough to be quick. */
export const maxPartBytes = 4 * 1024 * 1024
/** A picture above this many pixels is not previewed: a small file may unpack to gigabytes. */
export const maxPreviewPixels = 50_000_000
export const maxPreviewBytes = 25 * 1024 * 1024

export const EvidenceKind = z.enum(['file', 'picture', 'command'])
export type EvidenceKind = z.infer<typeof EvidenceKind>

/** How a recorded command came to its end. */
export const Ending = z.enum(['ended', 'stopped', 'too long', 'not started'])
export type Ending = z.infer<typeof Ending>

export const RecordedCommand = z.object({
  /** As typed, without its secrets. */
  commandLine: z.string(),
  /** The machine it ran on over ssh; null for the verifier's own. */
  host: z.string().nullable(),
  startedAt: z.string(),
  endedAt: z.string(),
  ending: Ending,
  /** null when a signal ended it or it never started. */
  exitCode: z.number().int().nullable(),
  signal: z.string().nullable(),
})
export type RecordedCommand = z.infer<typeof RecordedCommand>

export const Removal = z.object({ at: z.string(), by: z.string(), reason: z.string() })
export type Removal = z.infer<typeof Removal>

/** Something captured in a verification or a report of an Early Adopter. Its bytes are named by their digest and lie beside the database. */
export const Evidence = z.object({
  id: z.string(),
  /** The verification or the report it belongs to. */
  workId: z.string(),
  /** A criterion id, "installation", "upgrade" or "summary"; "report" in a report. */
  place: z.string(),
  kind: EvidenceKind,
  name: z.string().min(1),
  caption: z.string(),
  captionRevision: z.number().int(),
  /** SHA-256 of the bytes as they are kept. */
  digest: z.string(),
  bytes: z.number().int(),
  mediaType: z.string(),
  /** How many secrets were masked before a byte was kept. */
  masked: z.number().int(),
  /** A person wanted the bytes unmasked: never shown, printed or exported unasked. */
  asIs: z.boolean(),
  capturedAt: z.string(),
  capturedBy: z.string(),
  command: RecordedCommand.nullable(),
  /** The trace of something taken away; its bytes are gone. */
  removed: Removal.nullable(),
})
export type Evidence = z.infer<typeof Evidence>

/** A file name as it is kept: its last part, printable, at most 150 characters. */
export function evidenceName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = cleanLine(last)
  return clean === '' || clean === '.' || clean === '..' ? 'evidence' : clean.slice(0, 150)
}

/** «ended with 0 after 12 s», for lists and documents. */
export function describeEnding(command: RecordedCommand): string {
  const seconds = Math.round((Date.parse(command.endedAt) - Date.parse(command.startedAt)) / 1000)
  const after = `after ${String(seconds)} s`
  switch (command.ending) {
    case 'ended':
      return command.signal === null
        ? `ended with ${String(command.exitCode ?? 0)} ${after}`
        : `ended by ${command.signal} ${after}`
    case 'stopped':
      return `stopped by the verifier ${after}`
    case 'too long':
      return `stopped ${after}: its output reached 2 GB`
    case 'not started':
      return 'could not be started'
  }
}
