import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { evidencePath } from '../../../electron/db/evidence-folder.ts'
import { verificationModel } from '../../../electron/documents/model.ts'
import { noFindings, type RunFindings } from '../../../electron/documents/findings.ts'
import { comparePages } from '../../../electron/documents/verify/compare-pages.ts'
import { readPageTexts } from '../../../electron/documents/verify/page-text.ts'
import { printedTexts } from '../../../electron/documents/verify/printed-texts.ts'
import { verifyPdf } from '../../../electron/documents/verify/verify-pdf.ts'
import { readReportEvidence } from '../../../electron/usecases/report/report-evidence.ts'
import type { Evidence } from '../../../shared/domain/evidence.ts'
import { emptyIssue } from '../../../shared/domain/found-issue.ts'
import { templatesFolder } from '../../support/folders.ts'
import { smallPicture } from '../../support/pictures.ts'
import { makeReport } from '../../support/report.ts'
import { sampleQcRelease, sampleVerification } from '../../support/sample-verification.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

function keeper(folder: string) {
  let count = 0
  return (name: string, content: string | Uint8Array, changes: Partial<Evidence> = {}): Evidence => {
    const bytes = Buffer.from(content)
    const digest = createHash('sha256').update(bytes).digest('hex')
    const path = evidencePath(folder, digest)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
    return {
      id: String((count += 1)),
      workId: 'run-1',
      place: 'QC_DOC_1',
      kind: 'file',
      name,
      caption: '',
      captionRevision: 0,
      digest,
      bytes: bytes.length,
      mediaType: 'text/plain',
      masked: 0,
      asIs: false,
      capturedAt: '2012-03-06T10:11:12.000Z',
      capturedBy: 'A. Verifier',
      command: null,
      removed: null,
      ...changes,
    }
  }
}

async function reportWith(evidence: readonly Evidence[], folder: string, more: Partial<RunFindings> = {}) {
  const { listed, attachments } = await readReportEvidence({ dataFolder: folder }, evidence, (place) => place)
  const findings = { ...noFindings, evidence: listed, ...more }
  const model = verificationModel({
    verification: sampleVerification(),
    qcRelease: sampleQcRelease(),
    knownCount: 21,
    auditHead: null,
    findings,
  })
  return { model, attachments, bytes: (await makeReport(model, { attachments })).bytes }
}

test('evidence is printed, attached and proven: pictures, logs, files, and a damaged picture too', async () => {
  const folder = makeTempFolder()
  const keep = keeper(folder)
  const lines = Array.from({ length: 400 }, (_, index) => `line ${String(index)} of the log`)
  const picture = { mediaType: 'image/png', kind: 'picture', caption: 'The first page' } as const
  const { model, bytes } = await reportWith(
    [
      keep('screen.png', smallPicture, picture),
      keep('server.log', lines.join('\n'), { place: 'installation', masked: 2 }),
      keep('broken.png', smallPicture.subarray(0, 60), { mediaType: 'image/png' }),
      keep('żółć #1.tar.gz', Buffer.from([0x1f, 0x8b, 0, 1]), { mediaType: 'application/gzip' }),
    ],
    folder,
  )
  expect(comparePages(await readPageTexts(bytes), printedTexts(model))).toEqual([])
  const { check } = await verifyPdf(bytes, { templatesFolder, siteLayouts: null })
  expect(check.problems).toEqual([])
  expect(check.checked).toContain('4 attached pieces of evidence fit their digests.')
  expect(model.evidence.map(({ attachedAs }) => attachedAs)).toEqual([
    'E1-screen.png',
    'E2-server.log',
    'E3-broken.png',
    'E4-zo-c-1.tar.gz',
  ])
  const excerpt = model.evidence[1]?.excerpt
  expect([excerpt?.begin.split('\n')[0], excerpt?.end.split('\n').at(-1)]).toEqual([lines[0], lines.at(-1)])
  expect(model.groups[0]?.rows[0]?.evidence).toEqual([1, 3, 4])
})

test('what must not or cannot be attached is named with the reason', async () => {
  const folder = makeTempFolder()
  const keep = keeper(folder)
  const changed = keep('changed.log', 'as it was')
  writeFileSync(evidencePath(folder, changed.digest), 'as it is')
  const removed = { at: '2012-03-06T11:00:00.000Z', by: 'A. Verifier', reason: 'It showed a name.' }
  const { model, attachments, bytes } = await reportWith(
    [
      keep('secret.log', 'password', { asIs: true }),
      keep('gone.log', 'gone', { removed }),
      keep('huge.log', 'huge', { bytes: 30 * 1024 * 1024 }),
      { ...keep('missing.log', 'x'), digest: 'c'.repeat(64) },
      changed,
    ],
    folder,
  )
  expect(attachments).toEqual([])
  const notes = model.evidence.map((entry) => entry.notes.join(' '))
  for (const [index, words] of ['masking', 'showed a name', '25 MB', 'missing', 'changed'].entries()) {
    expect(notes[index]).toContain(words)
  }
  expect(comparePages(await readPageTexts(bytes), printedTexts(model))).toEqual([])
})

test('issues, the origin of a verdict and how many were made here are printed', async () => {
  const step = {
    kind: 'carried',
    verificationId: 'v',
    what: 'dCache 1.9.11, QC 7',
    verdict: 'OK',
    by: 'B',
    at: '2011-12-01',
  } as const
  const work = {
    rows: {
      QC_DOC_2: { scope: null, decidedAt: '2012-03-06T10:11:12.000Z', decidedBy: 'A', origin: [step] },
    },
    conditions: [],
    exception: null,
    previousVersion: null,
    shares: { fresh: 12, automatic: 0, carried: 1, copied: 0 },
    openShowstoppers: [],
    untitledIssues: 0,
    rivalParts: [],
    exceptionRevision: 0,
    rivals: [
      {
        criterionId: 'QC_DOC_1',
        by: 'B',
        verdict: 'FAIL' as const,
        comment: 'Not so.',
        at: '2012-03-06T12:00:00.000Z',
      },
    ],
  }
  const machine = {
    id: 'm',
    machine: 'node-1',
    image: 'SL5',
    operatingSystem: 'Scientific Linux 5.7, x86_64',
    repositories: ['http://repository.egi.eu/sw/untested/umd/1/sl5/x86_64'],
    packages: [{ name: 'dcache-server', version: '1.9.15-1' }],
    takenAt: '2012-03-06T09:00:00.000Z',
    evidenceId: null,
  }
  const issue = {
    ...emptyIssue,
    id: 'i',
    verificationId: 'run-1',
    foundAt: '',
    foundBy: '',
    solvedAt: null,
    revision: 1,
    title: 'Proxy in the log',
    workaround: 'Raise the level.',
    showstopper: true,
    link: 'https://ggus.eu/1',
  }
  const { model, bytes } = await reportWith([], makeTempFolder(), {
    work,
    issues: [issue],
    machines: [machine],
    seconds: 5000,
  })
  const text = (await readPageTexts(bytes)).join('')
  for (const words of [
    '12 made in this run, 1 carried over',
    'carried from dCache 1.9.11',
    'Proxy in the log (showstopper)',
    '1.5 hours',
    'Beside it stands: FAIL by B on 2012-03-06 12:00 UTC: Not so.',
    'Packages: 1, read 2012-03-06 09:00 UTC',
  ]) {
    expect(text.replace(/\s/g, '')).toContain(words.replace(/\s/g, ''))
  }
  expect(comparePages(await readPageTexts(bytes), printedTexts(model))).toEqual([])
})

test('changed evidence inside a report is found and named', async () => {
  const folder = makeTempFolder()
  const { bytes } = await reportWith([keeper(folder)('a.log', 'hello '.repeat(1000))], folder)
  const at = Buffer.from(bytes).indexOf('/EmbeddedFile')
  const changed = new Uint8Array(bytes)
  changed[Buffer.from(bytes).indexOf('stream', at) + 12]! ^= 1
  const { check } = await verifyPdf(changed, { templatesFolder, siteLayouts: null })
  expect([check.ok, check.problems.join(' ')]).toEqual([false, expect.stringContaining('attached')])
})

test('whether a report changed is told without reading evidence; making it reads every byte', async () => {
  const folder = makeTempFolder()
  const piece = keeper(folder)('a.log', 'hello')
  writeFileSync(evidencePath(folder, piece.digest), 'other')
  const attachedBy = async (trustsEvidence: boolean) => {
    const read = await readReportEvidence({ dataFolder: folder, trustsEvidence }, [piece], (place) => place)
    return read.attachments.length
  }
  expect([await attachedBy(true), await attachedBy(false)]).toEqual([1, 0])
})
