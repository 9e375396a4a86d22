import { cleanLine } from '../../../shared/domain/plain-text.ts'

/** Why a file is no record: `reason` goes on after "X is not a UMD release record: ", without a full stop. */
export interface RecordFault {
  readonly reason: string
  /** A path such as products[3].version, or "line 3, column 17"; null when the whole file is meant. */
  readonly place: string | null
}

export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: RecordFault }

export function read<T>(value: T): Read<T> {
  return { ok: true, value }
}

export function fault(
  reason: string,
  place: string | null,
): { readonly ok: false; readonly fault: RecordFault } {
  return { ok: false, fault: { reason, place } }
}

/** A piece of foreign text for a message: one line, in quotes, never long. */
export function quote(text: string): string {
  const line = cleanLine(text.slice(0, 1000))
  return `"${line.length > 80 ? `${line.slice(0, 80).trimEnd()}…` : line}"`
}
