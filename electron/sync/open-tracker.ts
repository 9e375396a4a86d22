import type { TrackerAccount } from '../../shared/domain/tracker-account.ts'
import type { OpenTracker } from './context.ts'
import type { Answer } from './trackers/answer.ts'
import { openRequestTracker } from './trackers/rt/request-tracker.ts'

/** The adapter for an account; opens no connection yet. */
export function openTracker(
  account: TrackerAccount,
  secret: string,
  keptOpIds: readonly string[],
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
  })
}
