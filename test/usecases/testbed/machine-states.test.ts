import { expect, test } from 'vitest'
import { listEvidence } from '../../../electron/db/tables/evidence.ts'
import { readTestbed, takeMachineState } from '../../../electron/usecases/testbed/machine-states.ts'
import { startEvidenceRun } from '../../support/evidence.ts'
import { valueOf } from '../../support/run.ts'

test('a machine is read by a recorded command that stays as evidence', async () => {
  const { deps, id } = startEvidenceRun()
  const wanted = { verificationId: id, machine: 'here', image: 'Debian', host: null }
  expect(takeMachineState(deps, { ...wanted, machine: ' ' }, () => undefined)).toMatchObject({ ok: false })
  const first = valueOf(await valueOf(takeMachineState(deps, wanted, () => undefined)).done)
  valueOf(await valueOf(takeMachineState(deps, wanted, () => undefined)).done)
  const { states, otherState } = valueOf(readTestbed(deps.db, id))
  expect(states.map(({ changes }) => changes)).toEqual([null, []])
  expect(states[0]?.state).toEqual(first)
  expect(otherState).toEqual([])
  expect(listEvidence(deps.db, id)[0]).toMatchObject({
    kind: 'command',
    place: 'summary',
    id: first.evidenceId,
  })
})
