import { expect, test } from 'vitest'
import { Handover } from '../../shared/domain/handover.ts'

const piece = {
  id: 'e',
  place: 'summary',
  kind: 'file',
  name: 'a.log',
  caption: '',
  captionRevision: 0,
  digest: 'a'.repeat(64),
  bytes: 3,
  mediaType: 'text/plain',
  masked: 0,
  asIs: false,
  capturedAt: '2012-03-05T08:00:00.000Z',
  capturedBy: 'Ada',
  command: null,
  removed: null,
}

test('evidence in files of the first form, which named its verification, is still read', () => {
  const read = Handover.shape.evidence.parse([
    { ...piece, verificationId: 'v' },
    { ...piece, workId: 'w' },
  ])
  expect(read.map(({ workId }) => workId)).toEqual(['v', 'w'])
})
