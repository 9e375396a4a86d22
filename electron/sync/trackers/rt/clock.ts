import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { RtClient } from './client.ts'
import { Version } from './schemas.ts'

/** The server's clock, by the lightest request there is. */
export async function readServerTime(client: RtClient, signal?: AbortSignal): Promise<Answer<Date>> {
  const read = await client.read('/rt', {}, Version, signal)
  if (!read.ok) return read
  if (read.value.serverTime === null)
    return unanswered('not-understood', 'The server does not say what time it is.')
  return answered(read.value.serverTime)
}
