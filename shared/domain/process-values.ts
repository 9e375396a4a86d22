import * as z from 'zod'
import { Progress, readProgress } from './run-life-cycle.ts'

const Value = z.string().trim().min(1).max(200)

/** What a site writes where the process has a word of its own (process.md 3 and 4.1). */
export const ValueMapping = z.object({
  /** Only where the site's word is another one; spellings that were seen are known anyway. */
  progress: z.partialRecord(Progress, Value),
  /** The status in which a verification may start. */
  open: Value,
  /** CommunicationStatus when the announcement went well. */
  communicationOk: Value,
})
export type ValueMapping = z.infer<typeof ValueMapping>

export const usualValues: ValueMapping = { progress: {}, open: 'open', communicationOk: 'OK' }

const fold = (text: string) => text.trim().toLowerCase()

/** The progress a site's value means; null for one the process does not know, which stays as it is. Pure. */
export function progressOf({ progress }: ValueMapping, value: string): Progress | null {
  const mapped = Progress.options.find((option) => fold(progress[option] ?? '') === fold(value))
  if (value.trim() !== '' && mapped) return mapped
  const read = readProgress(value)
  // A word the site uses for another progress is not read by its usual meaning.
  return read !== null && progress[read] !== undefined ? null : read
}

/** The site's word for a progress: the mapped one, else the spelling among its allowed values. Pure. */
export function spellProgress(
  values: ValueMapping,
  allowed: readonly string[] | null,
  progress: Progress,
): string {
  return values.progress[progress] ?? allowed?.find((value) => readProgress(value) === progress) ?? progress
}

/** The allowed value that names a UMD major, such as «UMD-3»; the digits where none does. Pure. */
export function spellUmdMajor(allowed: readonly string[] | null, umdMajor: number): string {
  const digits = String(umdMajor)
  const named = allowed?.find((value) => value.trim() === digits)
  return named ?? allowed?.find((value) => /\d+/.exec(value)?.[0] === digits) ?? digits
}

/** A value in the process's own word where the site maps it there; any other one as it is. Pure. */
export function readMapped(site: string, word: string, value: string): string {
  if (fold(value) === fold(site)) return word
  // The site has another word for it, so this one means something else there.
  return fold(value) === fold(word) ? `«${value}», not «${site}»` : value
}
