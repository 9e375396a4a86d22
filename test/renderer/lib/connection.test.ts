import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Line } from '../../../renderer/lib/api.ts'
import { LineLost } from '../../../renderer/lib/api.ts'
import { createConnection } from '../../../renderer/lib/connection.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

interface FakeLine extends Line {
  push(topics: readonly string[]): void
  drop(): void
}

/** A line whose stream of changes is fed by hand and which can be lost. */
function makeLine(): FakeLine {
  const changes: { topics: readonly string[] }[] = [{ topics: [] }]
  let wake: () => void = () => undefined
  let lost = false
  async function* stream() {
    for (;;) {
      if (lost) throw new Error('closed')
      const next = changes.shift()
      if (next) yield next
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  return {
    link: { call: () => Promise.resolve(stream()) },
    close: () => undefined,
    push(topics) {
      changes.push({ topics })
      wake()
    },
    drop() {
      lost = true
      wake()
    },
  }
}

function start() {
  const lines: FakeLine[] = []
  const connection = createConnection(() => {
    const line = makeLine()
    lines.push(line)
    return line
  })
  const heard: unknown[] = []
  const stop = connection.start({ changed: ({ topics }) => heard.push(topics), up: () => heard.push('up') })
  return { connection, lines, heard, stop }
}

test('the line is up with its first answer, and changes are passed on', async () => {
  const { connection, lines, heard, stop } = start()
  expect(connection.state.getState().line).toBe('connecting')
  await vi.advanceTimersByTimeAsync(0)
  expect(connection.state.getState().line).toBe('up')
  lines[0]!.push(['settings'])
  await vi.advanceTimersByTimeAsync(0)
  expect(heard).toEqual(['up', ['settings']])
  stop()
})

test('a lost line is opened again, and everything is read again', async () => {
  const { connection, lines, heard, stop } = start()
  await vi.advanceTimersByTimeAsync(0)
  lines[0]!.drop()
  await vi.advanceTimersByTimeAsync(0)
  expect(connection.state.getState().line).toBe('away')
  await vi.advanceTimersByTimeAsync(250)
  expect(connection.state.getState().line).toBe('up')
  expect([lines.length, heard]).toEqual([2, ['up', 'up']])
  stop()
})

test('a call without a line says that the service is away', async () => {
  const { connection, lines, stop } = start()
  await vi.advanceTimersByTimeAsync(0)
  lines[0]!.drop()
  await vi.advanceTimersByTimeAsync(0)
  await expect(connection.api.app.about({})).rejects.toThrow(LineLost)
  stop()
})
