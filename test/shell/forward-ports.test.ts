import { expect, test, vi } from 'vitest'
import { forwardPorts, type PageWindow } from '../../electron/shell/forward-ports.ts'

type Listener = Parameters<PageWindow['addEventListener']>[1]

function makePage() {
  const listeners: Listener[] = []
  const page: PageWindow = { addEventListener: (_, listener) => listeners.push(listener) }
  const postMessage = vi.fn()
  forwardPorts(page, { postMessage })
  const send = (event: object) => {
    for (const listener of listeners) listener({ source: page, data: '', ports: [], ...event })
  }
  return { postMessage, send }
}

test("the page's port is handed on", () => {
  const { postMessage, send } = makePage()
  const { port1 } = new MessageChannel()
  send({ data: 'proviso:port', ports: [port1] })
  expect(postMessage.mock.calls).toEqual([['proviso:port', null, [port1]]])
  port1.close()
})

test('messages of others, other messages and messages without a port are not', () => {
  const { postMessage, send } = makePage()
  const { port1 } = new MessageChannel()
  send({ source: {}, data: 'proviso:port', ports: [port1] })
  send({ data: 'other', ports: [port1] })
  send({ data: 'proviso:port' })
  expect(postMessage).not.toHaveBeenCalled()
  port1.close()
})
