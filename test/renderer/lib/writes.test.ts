import { expect, test } from 'vitest'
import { createWrites } from '../../../renderer/lib/writes.ts'

test('writes run one after the other, in the order they were asked for', async () => {
  const writes = createWrites()
  const log: string[] = []
  const write = (name: string, turns: number) => async () => {
    log.push(`${name} begins`)
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
    log.push(`${name} ends`)
  }
  await Promise.all([writes.run(write('one', 5)), writes.run(write('two', 1))])
  expect(log).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
})

test('a write that fails tells its caller and lets the next one run', async () => {
  const writes = createWrites()
  const failing = writes.run(() => Promise.reject(new Error('full')))
  const next = writes.run(() => Promise.resolve('done'))
  await expect(failing).rejects.toThrow('full')
  expect(await next).toBe('done')
  expect(writes.state.getState()).toEqual({ pending: 0 })
})
