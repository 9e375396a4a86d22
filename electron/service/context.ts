import type { About } from '../../shared/contract/app.ts'
import type { Deps } from '../usecases/deps.ts'
import type { Captures } from '../usecases/evidence/captures.ts'
import type { ChangeBus } from './change-bus.ts'
import type { FinishedDocuments } from './finished-documents.ts'
import type { TicketSync } from './sync-engine.ts'

/** What every handler is given. */
export interface ServiceContext {
  readonly deps: Deps
  readonly changes: ChangeBus
  readonly finishedDocuments: FinishedDocuments
  readonly about: About
  readonly dataFolder: string
  /** Evidence on its way in. */
  readonly captures: Captures
  /** Talks to ticket servers. */
  readonly tickets: TicketSync
  readonly templatesFolder: string
  /** Called when a window says that its first screen with data is painted. */
  readonly onPainted?: (sinceNavigationMs: number) => void
}
