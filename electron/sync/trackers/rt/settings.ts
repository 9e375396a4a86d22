import type { TrackerSettings } from '../settings.ts'

/** What the adapter for Request Tracker is told. */
export interface RtSettings extends TrackerSettings {
  /** A web session saves the server a password hash per request; off for sites that forbid it. */
  readonly useSession?: boolean
}
