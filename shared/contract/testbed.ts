import * as z from 'zod'
import { MachineState, RunMachine } from '../domain/machine-state.ts'
import { call, Nothing, stream } from './base.ts'
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
  /** Named to be read at the start of each session. */
  machines: z.array(RunMachine),
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
  /** Names a machine to be read at the start of each session, or another image or host for one that is named. */
  name: call(
    z.object({
      verificationId: z.string(),
      machine: z.string().min(1).max(300),
      image: z.string().max(300),
      host: z.string().nullable(),
    }),
    Nothing,
  ),
  forget: call(z.object({ verificationId: z.string(), machine: z.string() }), Nothing),
  /** Somebody works here now: reads the named machines that were not read in this session yet. */
  session: call(
    z.object({ verificationId: z.string() }),
    z.array(
      z.object({ machine: z.string(), changed: z.number().int().nullable(), problem: z.string().nullable() }),
    ),
  ),
}
