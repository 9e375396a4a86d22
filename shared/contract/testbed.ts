import * as z from 'zod'
import { MachineState } from '../domain/machine-state.ts'
import { call, stream } from './base.ts'
import { RecordingProgress } from './evidence.ts'

const PackageChange = z.object({
  name: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})

/** A machine's state in a list: its packages are counted, not sent. */
const ListedState = MachineState.omit({ packages: true }).extend({
  packageCount: z.number().int(),
  /** Since the state before of the same machine; null for its first one. */
  changes: z.array(PackageChange).nullable(),
})

export const Testbed = z.object({
  states: z.array(ListedState),
  /** Criteria whose verdict was given on another state of the machines. */
  otherState: z.array(z.string()),
})
export type Testbed = z.infer<typeof Testbed>

export const testbed = {
  get: call(z.object({ verificationId: z.string() }), Testbed),
  /** Reads a machine by a recorded command, here or over ssh. */
  take: stream(
    z.object({
      verificationId: z.string(),
      machine: z.string().max(300),
      image: z.string().max(300),
      host: z.string().nullable(),
    }),
    RecordingProgress,
    z.object({ stateId: z.string(), packageCount: z.number().int() }),
  ),
}
