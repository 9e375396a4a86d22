import type { Answer } from '../answer.ts'
import type { QueueDefinition } from '../ticket.ts'
import type { RtClient } from './client.ts'
import type { RtSettings } from './settings.ts'

/** What the parts of the adapter share. */
export interface RtContext {
  readonly client: RtClient
  readonly settings: RtSettings
  /** Login of the account; null when the server does not say it. Asked once. */
  login(): Promise<Answer<string | null>>
  /** Names of a queue's fields; kept until `forget`. */
  queue(nameOrId: string): Promise<Answer<QueueDefinition>>
  /** Between two rounds an administrator may have changed what was kept. */
  forget(): void
  /** Places proven to keep operation ids. */
  readonly keptOpIds: Set<string>
}
