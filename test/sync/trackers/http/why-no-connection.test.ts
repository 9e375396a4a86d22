import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { openConnections } from '../../../../electron/sync/trackers/http/connections.ts'
import { send } from '../../../../electron/sync/trackers/http/send.ts'
import { whyNoConnection } from '../../../../electron/sync/trackers/http/why-no-connection.ts'

const patience = { connectMs: 10_000, answerMs: 10_000, idleMs: 10_000, wholeMs: 10_000 }

async function messageOf(address: string): Promise<string> {
  const connections = openConnections(true, null)
  const request = { method: 'GET', url: new URL(address), headers: {}, body: null, patience, signal: null }
  const answer = await send(connections.reading, request)
  connections.close()
  return answer.ok ? 'an answer' : answer.failure.message
}

test('a server that does not speak https is told in words', async () => {
  const server = createServer((_request, response) => response.end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  expect(await messageOf(`https://127.0.0.1:${String(port)}/`)).toBe(
    'The server cannot be reached: it does not speak https there. Nothing was sent.',
  )
  await new Promise((resolve) => server.close(resolve))
  expect(await messageOf(`https://127.0.0.1:${String(port)}/`)).toBe(
    'The server cannot be reached: nothing answers at this address and port. Nothing was sent.',
  )
})

test('an error nobody foresaw keeps its own words', () => {
  expect(whyNoConnection(new Error('the sky fell'))).toBe('the sky fell')
})
