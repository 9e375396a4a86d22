import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openRequestTracker } from '../../../../electron/sync/trackers/rt/request-tracker.ts'
import { startRecorder, startReplay, walkThroughADay } from '../../../support/rt/recording.ts'
import type { Exchange } from '../../../support/rt/recording.ts'
import { onRequestTracker, valueOf } from '../../../support/rt/site.ts'

/** Made by the second test below; delete it and run that one to make it again. */
const file = join(import.meta.dirname, 'recorded-5.0.3.json')

const day = {
  findings: ['server good', 'account good'],
  owner: 'verifier',
  fields: ['ClientOpId', 'EATeams', 'RolloutProgress'],
  refused: 'refused',
  isFound: true,
  file: true,
}

function open(address: string, token: string, now: () => Date = () => new Date()) {
  const opIdFields = { ticket: 'ClientOpId', message: 'TxnOpId' }
  const credential = { kind: 'token', token } as const
  return valueOf(openRequestTracker({ address, credential, opIdFields, useSession: false, now }))
}

function readRecording(): readonly Exchange[] {
  return JSON.parse(readFileSync(file, 'utf8')) as Exchange[]
}

test('a recorded day of a real server is understood, request for request', async () => {
  const replay = await startReplay(readRecording())
  onTestFinished(() => replay.stop())
  const then = new Date(readRecording()[0]?.headers['date'] ?? '')
  expect(await walkThroughADay(open(replay.url, '1-32-0', () => then))).toMatchObject(day)
  expect(replay.asked).toHaveLength(readRecording().length)
})

onRequestTracker('the recording', { workers: 1 }, (site) => {
  test('is still what a real server answers', async () => {
    const recorder = await startRecorder(site.server.url)
    onTestFinished(() => recorder.stop())
    expect(await walkThroughADay(open(recorder.url, site.server.tokens.verifier))).toMatchObject(day)
    if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(recorder.exchanges, null, 2)}\n`)
    // Another version may page and number differently.
    if (recorder.exchanges[0]?.body !== readRecording()[0]?.body) return
    const shape = ({ method, url, status }: Exchange) => `${method} ${url} ${status}`
    expect(recorder.exchanges.map(shape)).toEqual(readRecording().map(shape))
  })
})
