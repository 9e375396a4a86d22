import { expect, test, vi } from 'vitest'
import { readOptions } from '../../electron/serve/options.ts'

test('without options everything is left to the machine', () => {
  expect(readOptions([])).toEqual({ data: undefined, port: 0, window: undefined, timing: false })
})

test.each([
  [['--window'], true],
  [['--no-window'], false],
])('%j decides about the window', (args, window) => {
  expect(readOptions(args).window).toBe(window)
})

test('folder and port are taken as given', () => {
  expect(readOptions(['--data', 'runs/umd-2', '--port=8080'])).toMatchObject({
    data: 'runs/umd-2',
    port: 8080,
  })
})

test.each([['--port', 'http'], ['--port', '70000'], ['--colour'], ['stray']])(
  '%s %s is refused in words',
  (...args) => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    expect(() => readOptions(args)).toThrow()
    expect(told.mock.calls.join('')).toContain('error:')
    told.mockRestore()
  },
)
