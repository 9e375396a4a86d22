import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openRequestTracker } from '../../../../electron/sync/trackers/rt/request-tracker.ts'
import type { Tracker } from '../../../../electron/sync/trackers/tracker.ts'
import { openZammad } from '../../../../electron/sync/trackers/zammad/zammad.ts'
import { failureOf, valueOf } from '../../../support/rt/site.ts'
import { makeTempFolder } from '../../../support/temp-folder.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const title = hasOpenssl ? 'over TLS' : 'over TLS (skipped: openssl is not installed)'

function makeCertificate(host: string): { readonly key: string; readonly cert: string } {
  const folder = makeTempFolder()
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=tests', '-addext', `subjectAltName=IP:${host}`]
  const form = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync('openssl', ['req', '-x509', ...form, '-keyout', key, '-out', cert, ...subject], {
    stdio: 'ignore',
  })
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}

async function serve(pair: { readonly key: string; readonly cert: string }): Promise<string> {
  const server = createServer(pair, (_incoming, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json' })
    outgoing.end('{"Version":"5.0.3","login":"verifier"}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const common = {
  credential: { kind: 'token', token: '1-2-3' },
  opIdFields: { ticket: null, message: null },
} as const

/** Every kind of tracker, as an account with or without its own authority opens it. */
const kinds: Readonly<Record<string, (address: string, ownCa?: string) => Tracker>> = {
  'Request Tracker': (address, ownCa) =>
    valueOf(
      openRequestTracker({ address, ...common, useSession: false, ...(ownCa !== undefined && { ownCa }) }),
    ),
  Zammad: (address, ownCa) =>
    valueOf(openZammad({ address, ...common, fields: [], ...(ownCa !== undefined && { ownCa }) })),
}

test.skipIf(!hasOpenssl).each(Object.entries(kinds))(
  `${title}, %s: only a certificate of a known authority and for the right host is taken`,
  async (_kind, open) => {
    const pair = makeCertificate('127.0.0.1')
    const address = await serve(pair)
    expect((await open(address, pair.cert).serverTime()).ok).toBe(true)
    expect(failureOf(await open(address).serverTime())).toMatchObject({ kind: 'offline', effect: 'none' })
    const other = makeCertificate('127.0.0.2')
    expect(failureOf(await open(await serve(other), other.cert).serverTime()).kind).toBe('offline')
  },
)
