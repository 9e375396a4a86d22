import { readTestbed, takeMachineState } from '../usecases/testbed/machine-states.ts'
import { forgetMachine, nameMachine, readMachinesOfSession } from '../usecases/testbed/sessions.ts'
import type { RecordingProgress } from '../usecases/evidence/record-command.ts'
import { answer, api } from './answer.ts'
import { latestOnly } from './latest-only.ts'

const { testbed } = api

export const testbedHandlers = testbed.router({
  get: testbed.get.handler(({ context, input }) => {
    const { machines, states, otherState } = answer(readTestbed(context.deps.db, input.verificationId))
    return {
      machines: [...machines],
      states: states.map(({ state: { packages, ...state }, changes }) => ({
        ...state,
        packageCount: packages.length,
        changes: changes && [...changes],
      })),
      otherState: [...otherState],
    }
  }),
  take: testbed.take.handler(async function* ({ context, input, signal }) {
    const deps = { ...context.deps, dataFolder: context.dataFolder }
    const recordingId = deps.newId()
    const progress = latestOnly<RecordingProgress>()
    const { recording, done } = answer(takeMachineState(deps, input, progress.push))
    context.captures.addRecording(recordingId, recording)
    signal?.addEventListener('abort', () => recording.stop())
    const ended = done.finally(progress.end)
    ended.then(
      () => context.changes.publish('verifications'),
      () => undefined,
    )
    yield { recordingId, bytes: 0, tail: '' }
    for await (const step of progress.values) yield { recordingId, ...step }
    const state = answer(await ended)
    return { stateId: state.id, packageCount: state.packages.length }
  }),
  name: testbed.name.handler(({ context, input: { verificationId, ...machine } }) => {
    const done = answer(nameMachine(context.deps, verificationId, machine))
    context.changes.publish('verifications')
    return done
  }),
  forget: testbed.forget.handler(({ context, input }) => {
    const done = answer(forgetMachine(context.deps, input.verificationId, input.machine))
    context.changes.publish('verifications')
    return done
  }),
  session: testbed.session.handler(async ({ context, input: { verificationId } }) => {
    const deps = { ...context.deps, dataFolder: context.dataFolder }
    const reading = await context.captures.once(`session of ${verificationId}`, () =>
      readMachinesOfSession(deps, verificationId, (recording) =>
        context.captures.addRecording(deps.newId(), recording),
      ),
    )
    const readings = reading === null ? [] : answer(reading)
    if (readings.length > 0) context.changes.publish('verifications')
    return [...readings]
  }),
})
