import { answered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { ConnectionReport } from '../connection-report.ts'
import type { Credential } from '../settings.ts'
import type { RtClient } from './client.ts'
import { User } from './schemas.ts'
import type { RtSettings } from './settings.ts'

/** Whose sign-in it is; null when the server does not tell. A token names its owner by number. */
export async function readAccount({
  client,
  settings,
}: {
  readonly client: RtClient
  readonly settings: RtSettings
}): Promise<Answer<ConnectionReport['account']>> {
  const key = userKey(settings.credential)
  if (key === null) return answered(null)
  const read = await client.read(`/user/${encodeURIComponent(key)}`, {}, User)
  if (read.ok) return answered({ login: read.value.value.Name, timeZone: read.value.value.Timezone })
  if (read.failure.kind === 'forbidden' || read.failure.kind === 'not-found') return answered(null)
  return read
}

function userKey(credential: Credential): string | null {
  if (credential.kind === 'password') return credential.login
  return /^\d+-(\d{1,18})-/.exec(credential.token)?.[1] ?? null
}
