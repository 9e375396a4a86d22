import type { TrackerSettings } from '../settings.ts'

/** What the adapter for Zammad is told. */
export interface ZammadSettings extends TrackerSettings {
  /** Attributes of tickets that are mirrored; their definitions are for administrators, so they are named here. */
  readonly fields: readonly string[]
}
