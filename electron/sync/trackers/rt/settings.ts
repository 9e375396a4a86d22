import type { TrackerSettings } from '../settings.ts'

export interface RtSettings extends TrackerSettings {
  /** A web session saves the server a password hash per request; off for sites that forbid it. */
  readonly useSession?: boolean
}
