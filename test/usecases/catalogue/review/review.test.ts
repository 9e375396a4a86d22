import { expect, test } from 'vitest'
import { getAuditHead } from '../../../../electron/db/tables/audit.ts'
import { saveCriterion } from '../../../../electron/usecases/catalogue/edit-criterion.ts'
import { writeDispositions } from '../../../../electron/usecases/catalogue/review/disposition-csv.ts'
import { importReview, writeReviewFile } from '../../../../electron/usecases/catalogue/review/review-file.ts'
import {
  addComment,
  decideComment,
  openRound,
  readRound,
  setRoundClosed,
} from '../../../../electron/usecases/catalogue/review/rounds.ts'
import { changeSettings } from '../../../../electron/usecases/settings/settings.ts'
import { clarifying, startDraft } from '../../../support/catalogue.ts'
import { testDeps } from '../../../support/database.ts'
import { valueOf } from '../../../support/run.ts'

const about = { criterionId: 'GENERIC_DOC_2', field: 'check' as const }
const bytesOf = (text: string) => new TextEncoder().encode(text)

function startReview() {
  const start = startDraft()
  const round = valueOf(openRound(start.deps, 'QC4', 'First review'))
  const comments = () => valueOf(readRound(start.deps.db, round.id)).comments
  const merge = (text: string) => importReview(start.deps, round.id, 'review.json', bytesOf(text))
  return { ...start, round, comments, merge, file: () => valueOf(writeReviewFile(start.deps.db, round.id)) }
}

/** What a reviewer with a Proviso of their own sends back. */
function commentElsewhere(file: string, name: string, texts: readonly string[]): string {
  const deps = { ...testDeps(), newId: () => `${name}-${String(Math.random())}` }
  changeSettings(deps, { verifier: name })
  const { roundId } = valueOf(importReview(deps, null, 'review.json', bytesOf(file)))
  for (const text of texts) valueOf(addComment(deps, roundId, { ...about, text }))
  return valueOf(writeReviewFile(deps.db, roundId))
}

test('the comments of three people merge without loss, in any order and however often', () => {
  const { comments, merge, file } = startReview()
  const sent = file()
  const back = ['one', 'two', 'three'].map((name) => commentElsewhere(sent, name, [`${name} a`, `${name} b`]))
  for (const text of [back[2]!, back[0]!, back[2]!, back[1]!]) valueOf(merge(text))
  expect(new Set(comments().map(({ author, text }) => `${author}: ${text}`))).toEqual(
    new Set(['one: one a', 'one: one b', 'two: two a', 'two: two b', 'three: three a', 'three: three b']),
  )
  expect(valueOf(merge(back[0]!)).change).toBe('unchanged')
})

test('a comment under a known name with other words is kept beside it', () => {
  const { deps, round, comments, merge, file } = startReview()
  valueOf(addComment(deps, round.id, { ...about, text: 'mine' }))
  const other = startReviewWithSameIds(file())
  valueOf(merge(other))
  expect(
    comments()
      .map(({ text }) => text)
      .sort(),
  ).toEqual(['mine', 'theirs'])
})

function startReviewWithSameIds(file: string): string {
  const deps = testDeps()
  const emptied = JSON.parse(file) as { comments: { id: string }[] }
  const [{ id } = { id: '' }] = emptied.comments
  const { roundId } = valueOf(importReview(deps, null, 'r.json', bytesOf(withoutComments(file))))
  valueOf(addComment({ ...deps, newId: () => id }, roundId, { ...about, text: 'theirs' }))
  return valueOf(writeReviewFile(deps.db, roundId))
}

function withoutComments(file: string): string {
  const digestOfNothing = '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945'
  return JSON.stringify({ ...JSON.parse(file), comments: [], commentsDigest: digestOfNothing })
}

test('a review of another draft is refused with the reason', () => {
  const { deps, merge } = startReview()
  const other = valueOf(openRound(deps, 'QC4', 'Second review'))
  const refusal = merge(valueOf(writeReviewFile(deps.db, other.id)))
  expect(refusal).toMatchObject({
    failure: { kind: 'refused', message: expect.stringContaining('Second review') },
  })
})

test('a text that changed after it was sent out is marked, an untouched field is not', () => {
  const { deps, round, criterion, comments } = startReview()
  valueOf(addComment(deps, round.id, { ...about, text: 'unclear' }))
  valueOf(addComment(deps, round.id, { ...about, field: 'report', text: 'fine' }))
  const before = criterion(about.criterionId)
  valueOf(
    saveCriterion(deps, {
      qcReleaseId: 'QC4',
      criterion: { ...before, check: 'Clear now.' },
      before,
      takesOver: [],
      reason: clarifying,
    }),
  )
  expect(comments().map(({ field, textState }) => [field, textState])).toEqual([
    ['check', 'changed'],
    ['report', 'same'],
  ])
})

test('declining needs a reason; decisions stand in the disposition table, harmless to spreadsheets', () => {
  const { deps, round } = startReview()
  const comment = valueOf(addComment(deps, round.id, { ...about, text: '=HYPERLINK("http://x")' }))
  const decide = (note: string) =>
    decideComment(deps, { roundId: round.id, commentId: comment.id, decision: 'declined', note })
  expect(decide(' ')).toMatchObject({ failure: { kind: 'invalid', place: 'note' } })
  valueOf(decide('-not in scope'))
  const table = writeDispositions(valueOf(readRound(deps.db, round.id)))
  expect(table).toContain(`"'=HYPERLINK(""http://x"")"`)
  expect(table).toContain(`declined,'-not in scope`)
})

test('a closed review takes no comment; changed files and foreign ones are refused without a trace', () => {
  const { deps, round, merge, file } = startReview()
  const sent = file()
  valueOf(setRoundClosed(deps, round.id, true))
  expect(addComment(deps, round.id, { ...about, text: 'late' })).toMatchObject({
    failure: { kind: 'refused' },
  })
  const head = getAuditHead(deps.db)
  for (const bad of [sent.replace('Release notes', 'release notes'), '{}', sent.slice(0, -30), 'x']) {
    expect(merge(bad)).toMatchObject({ failure: { kind: 'invalid' } })
  }
  expect(getAuditHead(deps.db)).toEqual(head)
})
