import type { TrackerAccount } from '../../shared/domain/tracker-account.ts'
import type { OpenTracker } from './context.ts'
import type { Answer } from './trackers/answer.ts'
import type { Send } from './trackers/http/send.ts'
import { openRequestTracker } from './trackers/rt/request-tracker.ts'

/** The adapter for an account; opens no connection yet. With a rehearsal it never does. */
export function openTracker(
  account: TrackerAccount,
  secret: string,
  keptOpIds: readonly string[],
  rehearsal?: Send,
): Answer<OpenTracker> {
  return openRequestTracker({
    address: account.address,
    credential:
      account.signIn === 'token'
        ? { kind: 'token', token: secret }
        : { kind: 'password', login: account.login, password: secret },
    opIdFields: account.opIdFields,
    keptOpIds,
    ...(account.ownCa !== null && { ownCa: account.ownCa }),
    ...(rehearsal && { send: rehearsal, useSession: false }),
  })
}
