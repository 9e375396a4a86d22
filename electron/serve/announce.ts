import { hostname } from 'node:os'
import type { Door } from './door.ts'

/** Tells where the program is to be found by a browser, here and from another machine. */
export function announceAddress(door: Door, hasKeyboard: boolean, say: (line: string) => void): void {
  const { port } = new URL(door.origin)
  say('Proviso is served to this machine only. This address opens it, once and within ten minutes:')
  say(`  ${door.newAddress()}`)
  say(
    `From another machine: ssh -L ${port}:127.0.0.1:${port} ${hostname()}, then open the same address there.`,
  )
  say(`${hasKeyboard ? 'Enter' : 'Another start'} prints a fresh address, Ctrl+C ends the program.`)
}
