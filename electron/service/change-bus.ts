import { EventPublisher } from '@orpc/server'
import type { Change, Topic } from '../../shared/contract/app.ts'

/** Tells every open window which topics to read again. */
export interface ChangeBus {
  publish(...topics: Topic[]): void
  /** The same for a change whose answer told the window `by` everything that it shows of it. */
  publishFrom(by: string | undefined, ...topics: Topic[]): void
  /** Changes from now on; ends when the signal aborts. */
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<Change>
}

export function createChangeBus(): ChangeBus {
  const publisher = new EventPublisher<{ change: Change }>()
  return {
    publish: (...topics) => publisher.publish('change', { topics }),
    publishFrom: (by, ...topics) =>
      publisher.publish('change', by === undefined ? { topics } : { topics, by }),
    subscribe: (signal) => publisher.subscribe('change', { signal }),
  }
}
