import { expect, test, vi } from 'vitest'
import { forwardPorts, type PageWindow } from '../../electron/shell/forward-ports.ts'

type Listener = Parameters<PageWindow['addEventListener']>[1]

function makePage() {
  const listeners: Listener[] = []
  const page: PageWindow = { addEventListener: (_, listener) => listeners.push(listener) }
  const [postMessage, sendOn] = [vi.fn(), vi.fn()]
  forwardPorts(page, { postMessage, send: sendOn })
  const send = (event: object) => {
    for (const listener of listeners) listener({ source: page, data: '', ports: [], ...event })
  }
  return { postMessage, sendOn, send }
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

test('the wish to see a saved file is handed on, when the page itself has it and names one', () => {
  const { sendOn, send } = makePage()
  const wish = { channel: 'proviso:show-saved', name: 'report.pdf' }
  send({ source: {}, data: wish })
  send({ data: { ...wish, name: 7 } })
  send({ data: { ...wish, channel: 'proviso:other' } })
  expect(sendOn).not.toHaveBeenCalled()
  send({ data: wish })
  expect(sendOn.mock.calls).toEqual([['proviso:show-saved', 'report.pdf']])
})
