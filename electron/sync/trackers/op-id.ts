import { createHash } from 'node:crypto'

/**
 * The short form of a client-made operation id that stands in a subject where the server has no field for the whole one.
 * 48 bits of its SHA-256: readable, and two operations of a queue do not share it.
 */
export function opMark(opId: string): string {
  return `op ${createHash('sha256').update(opId).digest('hex').slice(0, 12)}`
}

/** A subject that carries the mark and stays within `longest` characters. */
export function markSubject(subject: string, opId: string, longest: number): string {
  const mark = `[${opMark(opId)}]`
  const room = longest - mark.length - 1
  const shortened = Array.from(subject.trim()).slice(0, room).join('').trimEnd()
  return shortened === '' ? mark : `${shortened} ${mark}`
}
