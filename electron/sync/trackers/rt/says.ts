import * as z from 'zod'

const mostSentences = 100
const longestSentence = 2000

const Sentences = z.array(z.unknown()).max(10_000)
const Message = z.object({ message: z.string() })

/** The sentences of an answer to a write, shortened; other answers have none. */
export function readSays(json: unknown): readonly string[] {
  const list = Sentences.safeParse(json)
  if (list.success)
    return list.data
      .filter((item) => typeof item === 'string')
      .slice(0, mostSentences)
      .map((item) => item.slice(0, longestSentence))
  const message = Message.safeParse(json)
  return message.success ? [message.data.message.slice(0, longestSentence)] : []
}

/** The sentence of a failure's body; null when it is a page, empty or anything else. */
export function readSentence(body: Buffer): string | null {
  try {
    return readSays(JSON.parse(body.toString('utf8')))[0] ?? null
  } catch {
    return null
  }
}
