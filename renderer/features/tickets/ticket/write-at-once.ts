import type { TicketPlace } from '../ticket-place.ts'
import { idOf } from '../ticket-place.ts'

let wanted: string | null = null

/** The next screen of this ticket begins in its field for words. */
export function rememberToWrite(place: TicketPlace): void {
  wanted = idOf(place)
}

/** Whether this screen was opened to write; asked once. */
export function takeWriteAtOnce(place: TicketPlace): boolean {
  const isIt = wanted === idOf(place)
  if (isIt) wanted = null
  return isIt
}
