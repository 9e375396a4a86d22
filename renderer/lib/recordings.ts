import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Evidence } from '../../shared/domain/evidence.ts'
import type { Api } from './api.ts'

/** A command that is being run for its output. At most one for each place of a work. */
export interface RecordingUnderWay {
  readonly workId: string
  readonly place: string
  readonly commandLine: string
  readonly host: string | null
  /** Its name at the service; null until the service has answered. */
  readonly recordingId: string | null
  readonly bytes: number
  readonly tail: string
}

export type CommandWanted = Pick<RecordingUnderWay, 'workId' | 'place' | 'commandLine' | 'host'>

/** The commands of a window. They go on while other rows and screens are looked at; closing the window stops them. */
export interface Recordings {
  readonly state: StoreApi<readonly RecordingUnderWay[]>
  /** Runs until the command has ended. Rejects with the failure of the call when nothing could be recorded. */
  readonly record: (wanted: CommandWanted) => Promise<Evidence>
  /** Ends a command; what it wrote is kept. Nothing happens when it has ended meanwhile. */
  readonly stop: (at: Pick<RecordingUnderWay, 'workId' | 'place'>) => Promise<void>
}

export function createRecordings(api: Pick<Api, 'evidence'>): Recordings {
  const state = createStore<readonly RecordingUnderWay[]>(() => [])
  const isAt =
    ({ workId, place }: Pick<RecordingUnderWay, 'workId' | 'place'>) =>
    (one: RecordingUnderWay) =>
      one.workId === workId && one.place === place
  return {
    state,
    async record(wanted) {
      const isIt = isAt(wanted)
      state.setState((all) => [...all, { ...wanted, recordingId: null, bytes: 0, tail: '' }], true)
      try {
        const stream = await api.evidence.record(wanted)
        for (;;) {
          const step = await stream.next()
          if (step.done === true) return step.value
          state.setState((all) => all.map((one) => (isIt(one) ? { ...one, ...step.value } : one)), true)
        }
      } finally {
        state.setState((all) => all.filter((one) => !isIt(one)), true)
      }
    },
    async stop(at) {
      const recordingId = state.getState().find(isAt(at))?.recordingId ?? null
      if (recordingId !== null) await api.evidence.stopRecording({ recordingId })
    },
  }
}
