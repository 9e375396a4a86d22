import { describe, expect, test } from 'vitest'
import { templateModel, verificationModel } from '../../electron/documents/model.ts'
import { titleNotRecovered } from '../../shared/domain/criterion.ts'
import type { ReleaseType } from '../../shared/domain/release-type.ts'
import { samplePpa, sampleQcRelease, sampleRows, sampleVerification } from '../support/sample-verification.ts'
import type { SampleOptions } from '../support/sample-verification.ts'

function template(releaseType: ReleaseType | null = 'major', id: 'QC3' | 'QC7' = 'QC3') {
  const rows = sampleRows(id)
  return templateModel({
    ppa: samplePpa({ releaseType }),
    qcRelease: sampleQcRelease(id),
    knownCount: id === 'QC3' ? 33 : 21,
    rows,
  })
}

function filled(options: SampleOptions = {}) {
  return verificationModel({
    verification: sampleVerification(options),
    qcRelease: sampleQcRelease(options.qcRelease),
    knownCount: 21,
    auditHead: { seq: 41, hash: 'ab'.repeat(32) },
  })
}

const valueOf = (model: ReturnType<typeof filled>, key: string) =>
  model.header.find((field) => field.key === key)?.value

describe('the template of a PPA', () => {
  test('groups rows by criteria document, Generic first', () => {
    const model = template()
    expect(model.groups[0]?.document).toBe('Generic')
    expect(
      model.groups
        .flatMap((group) => group.rows)
        .map((row) => row.id)
        .sort(),
    ).toEqual(
      sampleRows('QC3')
        .map((row) => row.criterion.id)
        .sort(),
    )
    for (const group of model.groups) {
      expect(new Set(group.rows.map((row) => row.document))).toEqual(new Set([group.document]))
    }
  })

  test.each([
    ['major', 'not assessed yet', 'every criterion needs a verdict'],
    ['minor', 'not assessed', 'only the criteria that the update affects'],
    ['revision', 'not assessed', 'No criterion is required'],
    [null, 'not assessed', 'not set yet'],
  ] as const)('says once why rows may be blank in a %s release', (releaseType, word, reason) => {
    const model = template(releaseType)
    expect(model.groups[0]?.rows[0]).toMatchObject({ verdict: null, verdictText: word })
    expect(model.notes.filter((note) => note.includes(reason))).toHaveLength(1)
  })

  test('says how much of the QC release is known, only where something is missing', () => {
    expect(template('major', 'QC3').notes[0]).toContain('Known 33 of 204 criteria')
    expect(template('major', 'QC7').notes.join(' ')).not.toContain('Known')
  })

  test('never invents a title', () => {
    const unknown = template()
      .groups.flatMap((group) => group.rows)
      .filter((row) => row.title === null)
    expect(unknown.length).toBeGreaterThan(0)
    expect(new Set(unknown.map((row) => row.titleText))).toEqual(new Set([titleNotRecovered]))
  })

  test('tells why a row is there, what would remove it and which text it is', () => {
    const row = template().groups.at(-1)?.rows[0]
    expect(row?.reason).toMatch(/dCache|every product/)
    expect(row?.wouldRemove).toContain('would take it out')
    expect(row?.textDigest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('leaves what the verifier fills in blank and is dated by the QC release', () => {
    const model = template()
    expect(valueOf(model, 'verifier')).toBe('')
    expect(valueOf(model, 'hours')).toBe('')
    expect(model.stampedAt).toBe('2012-02-01T00:00:00.000Z')
    expect(model.fileNames.workbook).toBe('QC_Verification_Template_emi.dcache-1.9.12-sl5-x86_64_QCv3.xlsx')
    expect(model.fileNames.report).toBe('emi.dcache-1.9.12-sl5-x86_64_QCv3.pdf')
  })
})

describe('the report of a verification', () => {
  test('carries every verdict, comment and digest of the verification', () => {
    const verification = sampleVerification()
    const rows = new Map(
      filled()
        .groups.flatMap((group) => group.rows)
        .map((row) => [row.id, row]),
    )
    for (const row of verification.rows) {
      expect(rows.get(row.criterion.id)).toMatchObject({
        verdict: row.verdict,
        comment: row.comment,
        textDigest: row.textDigest,
        applicable: row.verdict === 'NA' ? 'no' : 'yes',
      })
    }
  })

  test('lists each ticket once, with the rows that name it', () => {
    const listed = filled().summary.ggusTickets
    expect(listed.map((ticket) => ticket.text)).toEqual([
      'https://ggus.eu/ws/ticket_info.php?ticket=79921',
      'https://ggus.eu/ws/ticket_info.php?ticket=80010',
      '80104',
    ])
    expect(listed[0]?.at.length).toBeGreaterThan(0)
    expect(listed.map((ticket) => ticket.url !== null)).toEqual([true, true, false])
  })

  test('shows dates in UTC and an open verification as not finished', () => {
    const open = filled({ changes: { state: 'open', finishedAt: null, outcome: null } })
    expect(valueOf(filled(), 'date')).toBe('2012-03-07 15:44 UTC')
    expect(open.header.find((field) => field.key === 'date')?.label).toBe('Last changed')
    expect(open.missing).toContain('Choose the overall verdict.')
    expect(filled().missing).toEqual([])
  })

  test('replaces half a surrogate pair, which no file can hold', () => {
    expect(filled({ summary: { issues: 'half \uD800.' } }).summary.issues).toBe('half \uFFFD.')
  })
})
