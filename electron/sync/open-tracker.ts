import { mappedFields, type TrackerAccount } from '../../shared/domain/tracker-account.ts'
import type { Answer } from './trackers/answer.ts'
import type { Send } from './trackers/http/send.ts'
import { openRequestTracker } from './trackers/rt/request-tracker.ts'
import type { Tracker } from './trackers/tracker.ts'
import { openZammad } from './trackers/zammad/zammad.ts'

/** The adapter for an account; opens no connection yet. With a rehearsal it never does. */
export function openTracker(
  account: TrackerAccount,
  secret: string,
  keptOpIds: readonly string[],
  rehearsal?: Send,
): Answer<Tracker> {
  const common = {
    address: account.address,
    credential:
      account.signIn === 'token'
        ? ({ kind: 'token', token: secret } as const)
        : ({ kind: 'password', login: account.login, password: secret } as const),
    opIdFields: account.opIdFields,
    keptOpIds,
    ...(account.ownCa !== null && { ownCa: account.ownCa }),
    ...(rehearsal && { send: rehearsal }),
  }
  switch (account.kind) {
    case 'request-tracker':
      return openRequestTracker({ ...common, ...(rehearsal && { useSession: false }) })
    case 'zammad':
      return openZammad({ ...common, fields: mappedFields(account) })
  }
}
