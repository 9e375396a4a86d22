import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openService, type Service } from '../../electron/service/open-service.ts'
import { readFailure } from '../../renderer/lib/api.ts'
import { templatesFolder } from '../support/folders.ts'
import { lines, type CallersLine } from '../support/lines.ts'
import { makeRecord } from '../support/records.ts'
import { makeTempFolder } from '../support/temp-folder.ts'

/** The program's own service over a fresh folder. */
function openFresh(dataFolder: string): Service {
  const opening = openService({ dataFolder, templatesFolder, face: 'browser' })
  if (opening.kind !== 'open') throw new Error(opening.message)
  return opening.service
}

function recordFile(content: string = JSON.stringify(makeRecord()), name = '2.9.0.json'): File {
  return new File([content], name, { type: 'application/json' })
}

/** Reads a stream to its end: what it told on the way, and its result. */
async function readStream<Event, Outcome>(stream: AsyncIterator<Event, Outcome>) {
  const events: Event[] = []
  let step = await stream.next()
  while (!step.done) {
    events.push(step.value)
    step = await stream.next()
  }
  return { events, outcome: step.value }
}

/** The failure a call ends with. */
async function failureOf(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => new Error('The call was answered.'),
    (reason: unknown) => reason,
  )
  return readFailure(error)
}

describe.each(Object.keys(lines))('%s', (name) => {
  let line: CallersLine
  let service: Service
  const bugs: unknown[] = []
  beforeEach(async () => {
    service = openFresh(makeTempFolder())
    line = await lines[name]!(service, (bug) => bugs.push(bug))
  })
  afterEach(async () => {
    await line.leave()
    service.close()
    expect(bugs).toEqual([])
  })

  test('answers as the contract says', async () => {
    expect(await line.api.app.about({})).toMatchObject({
      face: 'browser',
      readOnlyReason: null,
      notice: null,
    })
    const releases = await line.api.releases.list({})
    expect(releases.filter(({ umdMajor }) => umdMajor <= 2)).toHaveLength(32)
  })

  test('refuses what the contract does not name before it reaches a handler', async () => {
    const wrong = { id: 'v', criterionId: 'c', verdict: 'MAYBE' } as unknown as {
      id: string
      criterionId: string
      verdict: 'OK'
    }
    await expect(line.api.verifications.setVerdict(wrong)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(
      line.api.app.settings({ extra: 1 } as unknown as Record<string, never>),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('an expected failure arrives with its kind and its words', async () => {
    const failure = await failureOf(line.api.releases.ppa({ id: 'no/such/ppa' }))
    expect(failure).toMatchObject({
      kind: 'not-found',
      message: expect.stringContaining('no/such/ppa') as string,
    })
  })

  test('a conflict arrives with what stands there now', async () => {
    const [ppa] = await line.api.releases.ppas({})
    const { id } = await line.api.verifications.start({
      ppaId: ppa!.id,
      qcReleaseId: 'QC7',
      releaseType: 'major',
    })
    const { verification } = await line.api.verifications.get({ id })
    const row = {
      id,
      criterionId: verification.rows[0]!.criterion.id,
      seen: verification.rows[0]!.commentRevision,
    }
    await line.api.verifications.setComment({ ...row, comment: 'Żółć: first' })
    expect(await failureOf(line.api.verifications.setComment({ ...row, comment: 'second' }))).toMatchObject({
      kind: 'conflict',
      theirs: 'Żółć: first',
    })
  })

  test('long work tells how far it is and ends with its result', async () => {
    const { events, outcome } = await readStream(await line.api.releases.importRecord({ file: recordFile() }))
    expect(events.map(({ done }) => done)).toEqual([0, 1])
    expect(outcome).toMatchObject({ releaseVersion: '2.9.0', change: 'added' })
  })

  test('a failure in the middle of long work arrives as one', async () => {
    const work = line.api.releases
      .importRecord({ file: recordFile('{"not": "a record"', 'broken.json') })
      .then(readStream)
    expect(await failureOf(work)).toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('broken.json') as string,
    })
  })

  test('a document comes down byte for byte', async () => {
    const [ppa] = await line.api.releases.ppas({})
    const { file, digest } = await line.api.documents.templateWorkbook({ ppaId: ppa!.id, qcReleaseId: null })
    const bytes = new Uint8Array(await file.arrayBuffer())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest)
    expect(file.name).toMatch(/^QC_Verification_Template_.+\.xlsx$/)
  })

  test('a change is told to every window', async () => {
    const changes = await line.api.app.changes({})
    expect((await changes.next()).value).toEqual({ topics: [] })
    const heard = changes.next()
    await line.api.app.changeSettings({})
    expect((await heard).value).toEqual({ topics: ['settings'] })
    await changes.return?.()
  })
})
