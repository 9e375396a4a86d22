import { expect, test } from 'vitest'
import { sshFailed, whyNotReached } from '../../shared/domain/ssh-trouble.ts'

test.each([
  ['ssh: Could not resolve hostname box: Name or service not known', 'not found by its name'],
  ['ssh: connect to host box port 22: Connection refused', 'Nothing answers ssh on box'],
  ['ssh: connect to host box port 22: Connection timed out', 'cannot be reached'],
  ['root@box: Permission denied (publickey).', 'set up a key'],
  ['Host key verification failed.', 'compare the fingerprint'],
])('%s', (said, sentence) => {
  expect(whyNotReached('box', sshFailed, said)).toContain(sentence)
})

test('a command that failed on the machine was reached, whatever it said', () => {
  expect(whyNotReached('box', 1, 'Host key verification failed.')).toBeNull()
  expect(whyNotReached('box', sshFailed, 'my own words')).toBeNull()
  expect(whyNotReached('box', null, 'Connection refused')).toBeNull()
})
