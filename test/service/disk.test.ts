import { createRouterClient } from '@orpc/server'
import { expect, onTestFinished, test, type TestContext } from 'vitest'
import { openService } from '../../electron/service/open-service.ts'
import { templatesFolder } from '../support/folders.ts'
import { dcacheOnSl5 } from '../support/run.ts'
import { mountSmallDisk, whyNoSmallDisk, type SmallDisk } from '../support/small-disk.ts'

function needDisk(context: TestContext): SmallDisk {
  const why = whyNoSmallDisk()
  if (why !== null) context.skip(why)
  return mountSmallDisk(24)
}

function open(dataFolder: string) {
  const opening = openService({ dataFolder, templatesFolder, face: 'browser' })
  if (opening.kind !== 'open') throw new Error(opening.message)
  const { service } = opening
  onTestFinished(() => {
    service.close()
  })
  return createRouterClient(service.router, { context: service.context })
}

const failed = {
  data: { kind: 'storage', message: expect.stringContaining('Nothing was changed') as string },
}

test('on a full disk a write is refused in plain words, reading goes on, and with room it works again', async (context) => {
  const disk = needDisk(context)
  const api = open(disk.folder)
  const { id } = await api.verifications.start({
    ppaId: dcacheOnSl5,
    qcReleaseId: 'QC7',
    releaseType: 'major',
  })
  const comment = 'x'.repeat(400_000)
  const write = () => api.verifications.setComment({ id, criterionId: 'QC_DOC_1', comment, seen: 0 })
  disk.fill()
  await expect(write()).rejects.toMatchObject(failed)
  expect((await api.verifications.get({ id })).verification.rows[0]?.comment).toBe('')
  disk.free()
  expect((await write()).comment).toBe(comment)
  expect((await api.maintenance.check({})).problems).toEqual([])
})

test('a data folder that became read-only is opened for reading, and says so', async (context) => {
  const disk = needDisk(context)
  const before = openService({ dataFolder: disk.folder, templatesFolder, face: 'browser' })
  if (before.kind !== 'open') throw new Error(before.message)
  before.service.close()
  disk.makeReadOnly()
  const api = open(disk.folder)
  expect((await api.app.about({})).readOnlyReason).toContain('cannot be written')
  expect(await api.releases.ppas({})).toHaveLength(366)
  await expect(api.app.changeSettings({ verifier: 'A verifier' })).rejects.toMatchObject(failed)
})

test('a full disk at start still shows what is there', async (context) => {
  const disk = needDisk(context)
  const before = openService({ dataFolder: disk.folder, templatesFolder, face: 'browser' })
  if (before.kind !== 'open') throw new Error(before.message)
  before.service.close()
  disk.fill()
  const api = open(disk.folder)
  expect(await api.releases.list({})).toHaveLength(32)
})
