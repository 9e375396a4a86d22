import { expect, test } from 'vitest'
import type { Api } from '../../../renderer/lib/api.ts'
import { createRecordings } from '../../../renderer/lib/recordings.ts'

type Evidence = Awaited<ReturnType<ReturnType<typeof createRecordings>['record']>>

const wanted = { workId: 'run', place: 'QC_DOC_1', commandLine: 'yum install x', host: null }

/** A service that runs a command until it is told how it ends. */
function fakeService() {
  const stopped: string[] = []
  const end = Promise.withResolvers<Evidence>()
  const evidence = {
    async record() {
      return (async function* () {
        yield { recordingId: 'r1', bytes: 0, tail: '' }
        yield { recordingId: 'r1', bytes: 5, tail: 'line\n' }
        return end.promise
      })()
    },
    async stopRecording({ recordingId }: { recordingId: string }) {
      stopped.push(recordingId)
    },
  }
  return { api: { evidence } as unknown as Api, stopped, end }
}

test('a command is known by its place while it runs, with what it wrote, and gone when it ended', async () => {
  const { api, end } = fakeService()
  const recordings = createRecordings(api)
  const done = recordings.record(wanted)
  await expect
    .poll(() => recordings.state.getState())
    .toEqual([{ ...wanted, recordingId: 'r1', bytes: 5, tail: 'line\n' }])
  end.resolve({ name: 'yum.log' } as Evidence)
  expect(await done).toEqual({ name: 'yum.log' })
  expect(recordings.state.getState()).toEqual([])
})

test('stopping reaches the command of that place only', async () => {
  const { api, stopped, end } = fakeService()
  const recordings = createRecordings(api)
  const done = recordings.record(wanted)
  await expect.poll(() => recordings.state.getState()[0]?.recordingId).toBe('r1')
  await recordings.stop({ workId: 'run', place: 'QC_DOC_2' })
  expect(stopped).toEqual([])
  await recordings.stop(wanted)
  expect(stopped).toEqual(['r1'])
  end.resolve({ name: 'yum.log' } as Evidence)
  await done
})

test('what could not be recorded leaves nothing behind', async () => {
  const { api, end } = fakeService()
  const recordings = createRecordings(api)
  end.reject(new Error('no such program'))
  await expect(recordings.record(wanted)).rejects.toThrow('no such program')
  expect(recordings.state.getState()).toEqual([])
})
