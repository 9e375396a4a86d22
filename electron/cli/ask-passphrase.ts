import { CommandFailure } from './output.ts'

const endings = new Set(['\r', '\n', '\u0004'])

/** Asks on the terminal without showing what is typed; without a terminal, the first line of standard input is taken. */
export async function askPassphrase(path: string): Promise<string> {
  const { stdin, stderr } = process
  if (stdin.isTTY) {
    stderr.write(`Passphrase of ${path}: `)
    stdin.setRawMode(true)
  }
  try {
    let typed = ''
    for await (const chunk of stdin.setEncoding('utf8') as AsyncIterable<string>) {
      for (const character of chunk) {
        if (endings.has(character)) return typed
        if (character === '\u0003') throw new CommandFailure('Stopped; nothing was written.')
        typed = character === '\u007F' ? typed.slice(0, -1) : typed + character
      }
    }
    if (typed === '') throw new CommandFailure(`The key ${path} is locked and no passphrase was given.`)
    return typed
  } finally {
    if (stdin.isTTY) {
      stdin.setRawMode(false)
      stderr.write('\n')
    }
  }
}
