import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { signBundle } from '../../../electron/documents/bundle/sign-bundle.ts'
import { packStored, unpackStored } from '../../../electron/documents/bundle/stored-zip.ts'
import { verifyBundle } from '../../../electron/documents/bundle/verify-bundle.ts'
import {
  packWithSums,
  writeBundle,
  type BundleParts,
} from '../../../electron/documents/bundle/write-bundle.ts'
import { readBundleParts } from '../../../electron/usecases/report/bundle.ts'
import { setVerdict } from '../../../electron/usecases/verification/decisions.ts'
import { templatesFolder } from '../../support/folders.ts'
import { makeReport } from '../../support/report.ts'
import { startTestRun, valueOf } from '../../support/run.ts'
import { makeTempFolder } from '../../support/temp-folder.ts'

const check = async (bytes: Uint8Array) =>
  (await verifyBundle(bytes, { templatesFolder, siteLayouts: null })).check

async function makeSample() {
  const { deps, id } = startTestRun()
  valueOf(setVerdict(deps, { id, criterionId: 'QC_DOC_1' }, 'OK'))
  valueOf(setVerdict(deps, { id, criterionId: 'QC_DOC_2' }, 'FAIL'))
  const read = valueOf(await readBundleParts(deps, id))
  const parts: BundleParts = { ...read, report: (await makeReport(read.model)).bytes }
  return { parts, bundle: await writeBundle(parts) }
}

let sample: ReturnType<typeof makeSample> | undefined
/** Made by the first test that wants it, then kept for the others. */
const getSample = () => (sample ??= makeSample())

describe('a bundle', () => {
  test('is sound, and the same again', async () => {
    const { parts, bundle } = await getSample()
    const found = await check(bundle)
    expect([found.problems, found.kind]).toEqual([[], 'bundle'])
    expect(Buffer.compare(bundle, await writeBundle(parts))).toBe(0)
  })

  test('names what was tested and how it ended, as in-toto has it', async () => {
    const { bundle } = await getSample()
    const files = valueOf(await unpackStored(bundle))
    const statement = JSON.parse(new TextDecoder().decode(files.get('statement.json'))) as Record<
      string,
      unknown
    >
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
      subject: [{ annotations: { product: 'emi.dcache', version: '1.9.15' } }],
      predicate: { result: 'FAILED', passedTests: ['QC_DOC_1'], failedTests: ['QC_DOC_2'] },
    })
  })

  test('shows itself without a network', async () => {
    const { bundle } = await getSample()
    const page = new TextDecoder().decode(valueOf(await unpackStored(bundle)).get('index.html'))
    expect(page).toContain("default-src 'none'")
    expect(page).not.toMatch(/<script|<img|<link|@import/)
    expect(page).toContain('QC_DOC_2')
  })

  test('with one byte changed in any of its files is not sound, and the file is named', async () => {
    const { bundle } = await getSample()
    for (const [name, bytes] of valueOf(await unpackStored(bundle))) {
      const at = Buffer.from(bundle).indexOf(Buffer.from(bytes)) + Math.floor(bytes.length / 2)
      const changed = new Uint8Array(bundle)
      changed[at]! ^= 1
      const found = await check(changed)
      const words = found.problems.join(' ')
      expect([name, found.ok, words.includes(name)]).toEqual([name, false, true])
    }
  }, 120_000)

  test('with one byte changed between its files is not sound', async () => {
    const { bundle } = await getSample()
    const directory = Buffer.from(bundle).indexOf('PK\u0001\u0002', 0, 'latin1')
    for (const at of [6, 10, 12, directory + 5, directory + 12, bundle.length - 1, bundle.length - 12]) {
      const changed = new Uint8Array(bundle)
      changed[at]! ^= 1
      const found = await check(changed)
      expect([at, found.ok]).toEqual([at, false])
      expect(found.problems.length).toBeGreaterThan(0)
    }
  }, 120_000)

  test('whose list was made anew around other data is found out', async () => {
    const { bundle } = await getSample()
    const files = new Map(valueOf(await unpackStored(bundle)))
    const trail = new TextDecoder()
      .decode(files.get('audit-trail.json'))
      .replace('"OK', '"NA')
      .replace('OK', 'NA')
    files.set('audit-trail.json', new TextEncoder().encode(trail))
    files.set('criteria.json', new TextEncoder().encode('[]'))
    files.set('extra.txt', new TextEncoder().encode('x'))
    const words = (await check(await packWithSums(files))).problems.join(' ')
    expect(words).toContain('criteria.json does not hold the words that QC_DOC_1')
    expect(words).toContain('audit-trail.json was changed')
  })

  test('that unpacks to more than itself is refused before it is read', async () => {
    const bomb = new JSZip()
    bomb.file('a.txt', new Uint8Array(50_000_000))
    const bytes = await bomb.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
    expect((await check(bytes)).problems.join(' ')).toContain('pressed')
    expect((await check(Buffer.from('PK\u0003\u0004 nonsense'))).problems.join(' ')).toContain('damaged')
  })
})

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

describe.skipIf(!hasOpenssl)(`signing${hasOpenssl ? '' : ' (skipped: openssl is not installed)'}`, () => {
  function makeKey(kind: readonly string[], passphrase: string | null) {
    const folder = makeTempFolder()
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
    const lock = passphrase === null ? ['-nodes'] : ['-passout', `pass:${passphrase}`]
    const names = ['-keyout', key, '-out', certificate, '-subj', '/O=Example/CN=A Verifier', '-days', '2']
    execFileSync('openssl', ['req', '-x509', ...kind, ...lock, ...names], { stdio: 'pipe' })
    return { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8'), passphrase }
  }
  const files = new Map([['a.txt', new TextEncoder().encode('hello')]])
  const kinds = { RSA: ['-newkey', 'rsa:2048'], EC: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] }

  test.each(Object.entries(kinds))('with an %s key is checked by openssl alone', async (_, kind) => {
    const signed = valueOf(await signBundle(await packWithSums(files), makeKey(kind, 'geheim')))
    const folder = makeTempFolder()
    for (const [name, bytes] of valueOf(await unpackStored(signed))) writeFileSync(join(folder, name), bytes)
    const run = (...args: readonly string[]) =>
      execFileSync('openssl', args, { cwd: folder, encoding: 'utf8' })
    writeFileSync(join(folder, 'key.pem'), run('x509', '-in', 'certificate.pem', '-noout', '-pubkey'))
    const seal = ['-signature', 'SHA256SUMS.sig', 'SHA256SUMS']
    expect(run('dgst', '-sha256', '-verify', 'key.pem', ...seal)).toContain('Verified OK')
    expect((await check(signed)).checked.join(' ')).toContain('CN=A Verifier')
    writeFileSync(join(folder, 'SHA256SUMS'), 'other')
    expect(
      spawnSync('openssl', ['dgst', '-sha256', '-verify', 'key.pem', ...seal], { cwd: folder }).status,
    ).toBe(1)
  })

  test('a wrong passphrase, another key and no key at all are refused in words', async () => {
    const mine = makeKey(kinds.RSA, 'geheim')
    const other = makeKey(kinds.RSA, null)
    const bundle = await packWithSums(files)
    for (const [signing, words] of [
      [{ ...mine, passphrase: 'wrong' }, 'passphrase'],
      [{ ...mine, key: other.key, passphrase: null }, 'does not belong'],
      [{ ...mine, certificate: 'hello' }, 'certificate cannot be read'],
    ] as const) {
      const refusal = await signBundle(bundle, signing)
      expect(refusal).toMatchObject({ ok: false, failure: { message: expect.stringContaining(words) } })
    }
  })

  test('a signature of another list does not hold', async () => {
    const signing = makeKey(kinds.RSA, null)
    const signed = new Map(
      valueOf(await unpackStored(valueOf(await signBundle(await packWithSums(files), signing)))),
    )
    signed.set('SHA256SUMS.sig', signed.get('SHA256SUMS.sig')!.toReversed())
    expect((await check(await packStored(signed))).problems.join(' ')).toContain(
      'SHA256SUMS.sig does not fit',
    )
  })
})
