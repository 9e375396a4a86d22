import { useStore } from 'zustand'
import { describeEnding } from '../../../shared/domain/evidence.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import type { CommandWanted, RecordingUnderWay } from '../../lib/recordings.ts'

export interface PlaceRecording {
  /** The command that runs for this place, or null. */
  readonly running: RecordingUnderWay | null
  /** Answers whether it was recorded; what went wrong has been told. */
  readonly record: (command: Pick<CommandWanted, 'commandLine' | 'host'>) => Promise<boolean>
  readonly stop: () => Promise<void>
}

/** Recording a command at one place. It goes on when the place is left, and says so when it has ended. */
export function useRecording(workId: string, place: string): PlaceRecording {
  const { recordings, queries } = useProgram()
  const running = useStore(
    recordings.state,
    (all) => all.find((one) => one.workId === workId && one.place === place) ?? null,
  )
  return {
    running,
    async record(command) {
      try {
        const { command: ran, name } = await recordings.record({ workId, place, ...command })
        tell(`${name} is kept${ran === null ? '' : `: the command ${describeEnding(ran)}`}.`)
        return true
      } catch (error) {
        tellTrouble(error, 'The command was not recorded')
        return false
      } finally {
        void queries.invalidateQueries({ queryKey: ['verifications', 'evidence', workId] })
      }
    },
    async stop() {
      try {
        await recordings.stop({ workId, place })
      } catch (error) {
        tellTrouble(error, 'Stopping')
      }
    },
  }
}

/** Every command that runs for a work, wherever in it. */
export function useRunningCommands(workId: string): readonly RecordingUnderWay[] {
  const { recordings } = useProgram()
  return useStore(recordings.state, (all) => all).filter((one) => one.workId === workId)
}
