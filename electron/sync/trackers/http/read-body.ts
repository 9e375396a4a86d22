import type { IncomingMessage } from 'node:http'
import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'

/** Reads a whole body within a size and a time. `effect` is what a failure leaves open about a write. */
export async function readBody(
  incoming: IncomingMessage,
  { maxBytes, wholeMs, effect }: { maxBytes: number; wholeMs: number; effect: 'none' | 'perhaps' },
): Promise<Answer<Buffer>> {
  const parts: Buffer[] = []
  let bytes = 0
  const timer = setTimeout(() => incoming.destroy(new Error('the answer takes too long')), wholeMs)
  try {
    for await (const part of incoming as AsyncIterable<Buffer>) {
      bytes += part.length
      if (bytes > maxBytes) {
        incoming.destroy()
        return unanswered('too-large', `The answer is larger than ${maxBytes} bytes and was not taken.`, {
          effect,
        })
      }
      parts.push(part)
    }
    return answered(Buffer.concat(parts))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return unanswered('lost', `The answer did not arrive whole (${reason}).`, { effect })
  } finally {
    clearTimeout(timer)
  }
}
