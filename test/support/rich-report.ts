import { createHash } from 'node:crypto'
import { noFindings } from '../../electron/documents/findings.ts'
import { verificationModel } from '../../electron/documents/model.ts'
import type { Attachment } from '../../electron/documents/report-messages.ts'
import { conditionsOf } from '../../shared/domain/criticality.ts'
import type { DocumentEvidence, DocumentModel } from '../../shared/domain/document-model.ts'
import { makeIssue } from './make-issue.ts'
import { screenShot } from './pictures.ts'
import { sampleQcRelease, sampleVerification, type SampleOptions } from './sample-verification.ts'

export interface RichReport {
  readonly model: DocumentModel
  readonly attachments: readonly Attachment[]
}

/** A verification with something of everything that a report can hold. */
export function richReport(options: SampleOptions & { readonly pictures?: number } = {}): RichReport {
  const verification = sampleVerification(options)
  const criteria = verification.rows.map(({ criterion }) => criterion)
  const pieces = evidenceOf(options.pictures ?? 2)
  const at = '2012-03-06T09:00:00.000Z'
  const model = verificationModel({
    verification,
    qcRelease: sampleQcRelease(options.qcRelease),
    knownCount: 21,
    auditHead: { seq: 41, hash: 'ab'.repeat(32) },
    findings: {
      ...noFindings,
      work: {
        rows: {
          QC_DOC_2: {
            scope: { affected: true, why: 'The guide was written anew.' },
            decidedAt: at,
            decidedBy: 'A. Verifier',
            origin: [
              {
                kind: 'carried',
                verificationId: 'v',
                what: 'dCache 1.9.11, QC 7',
                verdict: 'OK',
                by: 'B. Tester',
                at: '2011-12-01',
              },
            ],
          },
        },
        conditions: [],
        exception: { kind: 'urgent fix', reason: 'A security advisory is out.' },
        previousVersion: null,
        shares: { fresh: 12, automatic: 3, carried: 1, copied: 2 },
        openShowstoppers: [],
        untitledIssues: 0,
        rivalParts: [],
        exceptionRevision: 0,
        rivals: [{ criterionId: 'QC_DOC_1', by: 'B. Tester', verdict: 'FAIL', comment: 'Not so.', at }],
      },
      answers: conditionsOf(criteria, new Map())
        .slice(0, 1)
        .map(({ condition }) => ({ condition, holds: true, at, by: 'A. Verifier' })),
      issues: [
        makeIssue({
          title: 'Proxy in the log',
          description: 'The door writes:\n\n- the whole **proxy**\n- its key, as `BEGIN RSA PRIVATE KEY`',
          criterionIds: ['QC_DOC_5'],
          critical: true,
          workaround: 'Raise the level to `warn`.',
          link: 'https://ggus.eu/ws/ticket_info.php?ticket=79921',
        }),
        makeIssue({ id: 'issue-2', title: 'Pools stay down after an upgrade' }),
      ],
      ticketCopies: [
        {
          number: '2831',
          tracker: 'EGI RT',
          queue: 'sw-rel',
          subject: 'dCache 1.9.12 for UMD 1',
          status: 'open',
          lastUpdated: '2012-03-05 10:00 UTC',
          fields: [{ name: 'RolloutProgress', value: 'In Verification' }],
          digest: 'cd'.repeat(32),
          copyName: 'EGI-RT-2831.json',
        },
      ],
      machines: [
        {
          id: 'm',
          machine: 'node-1.testbed.example',
          image: 'SL5 base image of March 2012',
          operatingSystem: 'Scientific Linux 5.7, x86_64',
          repositories: ['http://repository.egi.eu/sw/untested/umd/1/sl5/x86_64/base'],
          packages: [{ name: 'dcache-server', version: '1.9.12-1' }],
          takenAt: at,
          evidenceId: '1',
        },
      ],
      evidence: pieces.map(({ entry }) => ({ id: String(entry.number), entry })),
      seconds: 44_000,
    },
  })
  return { model, attachments: pieces.map(({ attachment }) => attachment) }
}

interface Piece {
  readonly entry: DocumentEvidence
  readonly attachment: Attachment
}

function evidenceOf(pictures: number): readonly Piece[] {
  const log = Array.from(
    { length: 200 },
    (_, index) => `Mar  6 09:${String(index % 60).padStart(2, '0')} node-1 door: line ${String(index)}`,
  )
  const lines = log.join('\n')
  return [
    piece(1, 'packages.txt', lines, {
      caption: 'Packages of the machine',
      excerpt: { begin: log.slice(0, 30).join('\n'), end: log.slice(-10).join('\n'), leftOut: 6000 },
    }),
    ...Array.from({ length: pictures }, (_, index) =>
      piece(index + 2, `screen-${String(index)}.png`, screenShot(index), {
        place: 'QC_DOC_1',
        kind: 'picture',
        mediaType: 'image/png',
        caption: `The page of the monitoring, ${String(index + 1)}`,
      }),
    ),
    piece(pictures + 2, 'config.tar.gz', 'x', {
      mediaType: 'application/gzip',
      place: 'installation',
      placeText: 'Installation from scratch',
    }),
  ]
}

function piece(
  number: number,
  name: string,
  content: string | Buffer,
  changes: Partial<DocumentEvidence>,
): Piece {
  const bytes = Buffer.from(content)
  const entry: DocumentEvidence = {
    number,
    place: 'QC_DOC_5',
    placeText: changes.place ?? 'QC_DOC_5',
    kind: 'file',
    name,
    caption: '',
    digest: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    mediaType: 'text/plain',
    captured: '2012-03-06 10:11 UTC by A. Verifier',
    notes: number === 1 ? ['rpm -qa on node-1, ended with 0 after 2 s.'] : [],
    attachedAs: `E${String(number)}-${name}`,
    excerpt: null,
    ...changes,
  }
  return { entry, attachment: { name: entry.attachedAs!, mediaType: entry.mediaType, source: { bytes } } }
}
