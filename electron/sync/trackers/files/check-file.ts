import type { FileToSend } from '../change.ts'

const longestNameBytes = 255

/** Why a server would not take a file of this name and size, in one sentence; null when it can be sent. */
export function whyNotAttachable({ name, bytes }: FileToSend): string | null {
  if (bytes === 0) return `«${name}» is empty, and the server takes no empty files.`
  if (name.trim() === '' || /[/\\\p{Cc}]/u.test(name))
    return `«${name}» cannot be the name of a file on the server.`
  return Buffer.byteLength(name) > longestNameBytes
    ? `The name «${name}» is longer than ${longestNameBytes} bytes.`
    : null
}
