import { implement } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contract } from '../../shared/contract/contract.ts'
import { maxRecordBytes } from '../../shared/domain/record-limits.ts'
import { lines, type CallersLine } from '../support/lines.ts'
import { patient } from '../support/patient.ts'

const api = implement(contract)

/** Answers as a service might, and tells what reached it and what was stopped. */
function makeProbe() {
  const stopped: string[] = []
  const received: Uint8Array[] = []
  const router = {
    app: {
      changes: api.app.changes.handler(async function* ({ signal }) {
        try {
          yield { topics: [] }
          await new Promise((_, reject) =>
            signal?.addEventListener('abort', () => reject(signal.reason as Error)),
          )
        } finally {
          stopped.push('changes')
        }
      }),
      settings: api.app.settings.handler(() => {
        throw new Error('a bug with a secret in its words')
      }),
    },
    documents: {
      report: api.documents.report.handler(async function* ({ signal }) {
        try {
          for (let done = 0; ; done += 1) {
            yield { done, total: done + 1, doing: 'Laying out pages' }
            await new Promise((resolve) => setTimeout(resolve, 1))
            signal?.throwIfAborted()
          }
        } finally {
          stopped.push('report')
        }
      }),
      verificationWorkbook: api.documents.verificationWorkbook.handler(({ input }) => ({
        file: new File([everyByte()], `${input.verificationId}.xlsx`, { type: 'application/x-sample' }),
        digest: 'none',
      })),
    },
    releases: {
      importRecord: api.releases.importRecord.handler(async function* ({ input }) {
        yield { done: 0, total: 1, doing: `Reading ${input.file.name}` }
        received.push(new Uint8Array(await input.file.arrayBuffer()))
        return { releaseVersion: '1.0.0', change: 'added' as const, entryCount: 1, ppaCount: 2, findings: [] }
      }),
    },
  }
  return { router, stopped, received }
}

function everyByte(length = 70_000): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => index % 251)
}

describe.each(Object.keys(lines))('%s', (name) => {
  let line: CallersLine
  let probe: ReturnType<typeof makeProbe>
  let bugs: unknown[]
  beforeEach(async () => {
    probe = makeProbe()
    bugs = []
    line = await lines[name]!({ router: probe.router, context: {} }, (bug) => bugs.push(bug))
  })
  afterEach(() => line.leave())

  test('stops the work when the caller aborts', async () => {
    const stop = new AbortController()
    const work = await line.api.documents.report({ verificationId: 'v' }, { signal: stop.signal })
    await work.next()
    stop.abort()
    await expect(drain(work)).rejects.toThrow()
    await expect.poll(() => probe.stopped, patient).toEqual(['report'])
  })

  test('stops the work when the caller stops reading', async () => {
    for await (const _ of await line.api.documents.report({ verificationId: 'v' })) break
    await expect.poll(() => probe.stopped, patient).toEqual(['report'])
  })

  test('ends the stream of changes when the window closes', async () => {
    const changes = await line.api.app.changes({})
    expect(await changes.next()).toEqual({ done: false, value: { topics: [] } })
    await line.leave()
    await expect.poll(() => probe.stopped, patient).toEqual(['changes'])
  })

  test('brings a file down byte for byte, with its name', async () => {
    const { file } = await line.api.documents.verificationWorkbook({ verificationId: 'Łódź ∑' })
    expect([file.name, file.type]).toEqual(['Łódź ∑.xlsx', 'application/x-sample'])
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(everyByte())
  })

  test('brings a file of the largest size up byte for byte', async () => {
    const bytes = everyByte(maxRecordBytes)
    const work = await line.api.releases.importRecord({ file: new File([bytes], 'record.json') })
    const first = await work.next()
    expect(first.value).toMatchObject({ doing: 'Reading record.json' })
    expect(await work.next()).toMatchObject({ done: true, value: { entryCount: 1, ppaCount: 2 } })
    expect(Buffer.from(probe.received[0]!).equals(bytes)).toBe(true)
  })

  test('tells the caller nothing of a bug but that there was one', async () => {
    await expect(line.api.app.settings({})).rejects.toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      message: expect.not.stringContaining('secret') as string,
    })
    expect(bugs).toEqual([new Error('a bug with a secret in its words')])
  })
})

async function drain(work: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of work);
}
