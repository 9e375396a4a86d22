import { appendFileSync, readFileSync, rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { evidencePath } from '../../../electron/db/evidence-folder.ts'
import { listEvidence } from '../../../electron/db/tables/evidence.ts'
import { createCaptures } from '../../../electron/usecases/evidence/captures.ts'
import { checkEvidence, removeEvidence, setCaption } from '../../../electron/usecases/evidence/evidence.ts'
import { previewEvidence } from '../../../electron/usecases/evidence/preview.ts'
import { finishVerification } from '../../../electron/usecases/verification/finish.ts'
import { filesIn, startEvidenceRun, uploadIn } from '../../support/evidence.ts'
import { plantedSecrets } from '../../support/planted-secrets.ts'
import { valueOf } from '../../support/run.ts'

/** A PNG that says it has so many pixels; its data unpacks to nothing of the kind. */
function pngOf(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(33)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(head)
  head.writeUInt32BE(13, 8)
  head.write('IHDR', 12, 'latin1')
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return head
}

test('the same bytes are kept once, whatever their name', async () => {
  const { deps, upload, id } = startEvidenceRun()
  const first = valueOf(await upload('a line\n', false, 'one.log'))
  const second = valueOf(await upload('a line\n', false, '/home/x/two.log'))
  expect(second).toMatchObject({ digest: first.digest, name: 'two.log', bytes: 7, mediaType: 'text/plain' })
  expect(filesIn(deps.dataFolder)).toEqual({ kept: [first.digest], incoming: [] })
  expect(listEvidence(deps.db, id)).toHaveLength(2)
})

test('no planted secret reaches the disk or the database', async () => {
  const { deps, upload, kept } = startEvidenceRun()
  const log = plantedSecrets.map(({ line }) => `before\n${line}\nafter`).join('\n')
  // Odd parts: a secret is found although its line arrives in pieces.
  const evidence = valueOf(
    await uploadIn(deps, { workId: 'run-1', place: 'QC_DOC_1' }, Buffer.from(log), {
      asIs: false,
      name: 'token=Pl4nted-99-sEcr3t.log',
      partBytes: 7,
    }),
  )
  expect(evidence.masked).toBeGreaterThanOrEqual(plantedSecrets.length)
  expect(evidence.name).toBe('token=[masked: secret]')
  const database = Buffer.concat(
    ['', '-wal'].map((side) => readFileSync(`${deps.dataFolder}/proviso.sqlite${side}`)),
  ).toString('latin1')
  const stored = kept(evidence).toString('latin1')
  for (const { secret } of plantedSecrets) {
    expect(stored).not.toContain(secret)
    expect(database).not.toContain(secret)
  }
  expect(stored.split('\n')).toHaveLength(log.split('\n').length)
  expect(valueOf(await upload('plain')).masked).toBe(0)
})

test('bytes that are no secret survive masking unchanged, whatever their encoding', async () => {
  const { upload, kept } = startEvidenceRun()
  const bytes = Buffer.concat([Buffer.from('Größe Łódź\r\n'), Buffer.from([0xe4, 0xff, 0x80, 0x0a])])
  expect(kept(valueOf(await upload(bytes)))).toEqual(bytes)
})

test('a text of one endless line is masked piece by piece', async () => {
  const { upload, keptText } = startEvidenceRun()
  const line = `${'word '.repeat(200_000)}password=hunter2hunter end`
  const evidence = valueOf(await upload(line))
  expect(evidence.masked).toBe(1)
  expect(keptText(evidence)).toBe(line.replace('hunter2hunter', '[masked: password]'))
})

test('what is no text and holds a secret is refused, and kept only on purpose', async () => {
  const { deps, upload, kept } = startEvidenceRun()
  const bytes = Buffer.from('\0\0password=hunter2hunter\0\0')
  expect(await upload(bytes)).toMatchObject({
    failure: { message: expect.stringContaining('cannot be masked') },
  })
  expect(filesIn(deps.dataFolder)).toEqual({ kept: [], incoming: [] })
  const onPurpose = valueOf(await upload(bytes, true))
  expect(kept(onPurpose)).toEqual(bytes)
  expect(valueOf(await previewEvidence(deps, onPurpose.id, false))).toMatchObject({ kind: 'none' })
})

describe('bad input is refused in words and leaves nothing behind', () => {
  test('more than 2 GB', async () => {
    const { deps, at } = startEvidenceRun()
    const start = { ...at, name: 'big.log', bytes: 2 * 1024 ** 3 + 1, asIs: false }
    expect(await createCaptures().begin(deps, start)).toMatchObject({
      failure: { message: expect.stringContaining('more than 2 GB') },
    })
  })

  test('a file that changed while it was read', async () => {
    const { deps, at } = startEvidenceRun()
    const captures = createCaptures()
    const { uploadId } = valueOf(await captures.begin(deps, { ...at, name: 'a', bytes: 10, asIs: false }))
    valueOf(await captures.append(uploadId, Buffer.from('longer than ten')))
    expect(await captures.finish(deps, uploadId)).toMatchObject({
      failure: { message: expect.stringContaining('changed while it was read: 10 bytes became 15') },
    })
    expect(filesIn(deps.dataFolder)).toEqual({ kept: [], incoming: [] })
    expect(await captures.append(uploadId, Buffer.from('x'))).toMatchObject({
      failure: { kind: 'not-found' },
    })
  })

  test('a place that is not in the run', async () => {
    const { deps, at } = startEvidenceRun()
    const start = { ...at, place: 'NOTHING_1', name: 'a', bytes: 1, asIs: false }
    expect(await createCaptures().begin(deps, start)).toMatchObject({ failure: { kind: 'not-found' } })
  })
})

describe('a preview', () => {
  test('of SVG and HTML is text, never something that acts', async () => {
    const { deps, upload } = startEvidenceRun()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    const { id } = valueOf(await upload(svg, false, 'x.svg'))
    expect(valueOf(await previewEvidence(deps, id, false))).toMatchObject({ kind: 'text', begin: svg })
  })

  test('of a picture that unpacks to gigabytes is not given', async () => {
    const { deps, upload } = startEvidenceRun()
    const bomb = valueOf(await upload(pngOf(100_000, 100_000), false, 'x.png'))
    const small = valueOf(await upload(pngOf(100, 100), false, 'y.png'))
    expect(bomb.kind).toBe('picture')
    expect(valueOf(await previewEvidence(deps, bomb.id, false))).toMatchObject({
      sentence: expect.stringContaining('100000 × 100000 pixels'),
    })
    expect(valueOf(await previewEvidence(deps, small.id, false))).toMatchObject({ kind: 'picture' })
  })

  test('of a long log is its beginning and its end', async () => {
    const { deps, upload } = startEvidenceRun()
    const log = `begin\n${'middle\n'.repeat(100_000)}the end`
    const preview = valueOf(await previewEvidence(deps, valueOf(await upload(log)).id, false))
    if (preview.kind !== 'text') throw new Error('expected a text')
    expect(preview.begin.startsWith('begin')).toBe(true)
    expect(preview.end.endsWith('the end')).toBe(true)
    expect(preview.begin.length + preview.end.length + preview.leftOut).toBe(log.length)
  })
})

test('removing takes the bytes and leaves a trace; shared bytes stay while somebody has them', async () => {
  const { deps, upload, id } = startEvidenceRun()
  const [a, b] = [valueOf(await upload('same')), valueOf(await upload('same'))]
  expect(removeEvidence(deps, a.id, ' ')).toMatchObject({ failure: { kind: 'invalid' } })
  valueOf(removeEvidence(deps, a.id, 'Wrong machine.'))
  expect(filesIn(deps.dataFolder).kept).toHaveLength(1)
  valueOf(removeEvidence(deps, b.id, 'Wrong machine.'))
  expect(filesIn(deps.dataFolder).kept).toHaveLength(0)
  expect(listEvidence(deps.db, id)[0]?.removed).toMatchObject({ reason: 'Wrong machine.' })
  expect(await checkEvidence(deps, id)).toEqual([])
})

test('bytes that were changed or taken away on the disk are told by name', async () => {
  const { deps, upload, id } = startEvidenceRun()
  const [a, b] = [valueOf(await upload('one', false, 'a.log')), valueOf(await upload('two', false, 'b.log'))]
  appendFileSync(evidencePath(deps.dataFolder, a.digest), 'x')
  rmSync(evidencePath(deps.dataFolder, b.digest))
  expect(await checkEvidence(deps, id)).toEqual([
    'a.log (QC_DOC_1) was changed on the disk since it was kept.',
    'b.log (QC_DOC_1) is missing from the evidence folder.',
  ])
})

test('a caption changed in two windows is a conflict; a finished run takes no evidence', async () => {
  const { deps, upload } = startEvidenceRun()
  const { id } = valueOf(await upload('x'))
  expect(valueOf(setCaption(deps, id, { text: 'Figure', seen: 0 })).revision).toBe(1)
  expect(setCaption(deps, id, { text: 'Other', seen: 0 })).toMatchObject({ failure: { kind: 'conflict' } })
  expect(finishVerification(deps, 'run-1').ok).toBe(false)
})
