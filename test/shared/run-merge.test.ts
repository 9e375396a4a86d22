import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  mergeAnswer,
  mergeComment,
  mergeRows,
  type RowMerge,
  type RowState,
} from '../../shared/domain/run-merge.ts'
import { Verdict } from '../../shared/domain/verdict.ts'

const verdict = fc.constantFrom<Verdict | null>(null, ...Verdict.options)
const comment = fc.constantFrom('', 'one', 'two words', 'three')

const rowsOf = (cells: readonly { verdict: Verdict | null; comment: string }[]): RowState[] =>
  cells.map((cell, index) => ({
    criterionId: `ROW_${String(index)}`,
    textDigest: 'x',
    ...cell,
    decidedAt: cell.verdict && '2012-03-05',
    decidedBy: '',
    origin: [],
  }))

const side = fc.array(fc.record({ verdict, comment }), { minLength: 4, maxLength: 4 }).map(rowsOf)

/** My rows after a merge. */
function apply(mine: readonly RowState[], merges: readonly RowMerge[]): RowState[] {
  return mine.map((row) => {
    const merge = merges.find(({ criterionId }) => criterionId === row.criterionId)
    return merge
      ? { ...row, verdict: merge.take ? merge.take.verdict : row.verdict, comment: merge.comment }
      : row
  })
}

test('what nobody changed stays, what only one of us changed is taken', () => {
  fc.assert(
    fc.property(side, side, (base, changed) => {
      expect(mergeRows(base, changed, base, 'B')).toEqual([])
      const verdicts = (rows: readonly RowState[]) => rows.map((row) => row.verdict)
      expect(verdicts(apply(base, mergeRows(base, base, changed, 'B')))).toEqual(verdicts(changed))
    }),
  )
})

test('no verdict is lost: mine stands, theirs stands, or both stand', () => {
  fc.assert(
    fc.property(side, side, side, (base, mine, theirs) => {
      const merges = mergeRows(base, mine, theirs, 'B')
      const after = apply(mine, merges)
      mine.forEach((own, index) => {
        const their = theirs[index]!
        const rival = merges.find(({ criterionId }) => criterionId === own.criterionId)?.rival
        const kept = [after[index]!.verdict, rival?.verdict]
        const old = base[index]!.verdict
        if (own.verdict !== null && own.verdict !== old) expect(kept).toContain(own.verdict)
        if (their.verdict !== null && their.verdict !== old) expect(kept).toContain(their.verdict)
      })
    }),
  )
})

test('no word is lost, and both sides find the same disagreements', () => {
  fc.assert(
    fc.property(side, side, side, (base, mine, theirs) => {
      const [here, there] = [mergeRows(base, mine, theirs, 'B'), mergeRows(base, theirs, mine, 'A')]
      const rivals = (merges: readonly RowMerge[]) =>
        merges.filter(({ rival }) => rival !== null).map(({ criterionId }) => criterionId)
      expect(rivals(here)).toEqual(rivals(there))
      for (const row of apply(mine, here)) {
        const index = mine.findIndex(({ criterionId }) => criterionId === row.criterionId)
        const [old, own, their] = [base[index]!, mine[index]!, theirs[index]!]
        if (own.comment !== old.comment) expect(row.comment).toContain(own.comment)
        if (their.comment !== old.comment) expect(row.comment).toContain(their.comment)
      }
    }),
  )
})

test('merging the same rows again changes nothing', () => {
  fc.assert(
    fc.property(side, side, side, (base, mine, theirs) => {
      const after = apply(mine, mergeRows(base, mine, theirs, 'B'))
      // After a merge their rows are the base of the next one.
      expect(mergeRows(theirs, after, theirs, 'B')).toEqual([])
    }),
  )
})

test('two comments stand one below the other, with the name of the other', () => {
  expect(mergeComment('', 'Mine.', 'Theirs.', 'B. Colleague')).toBe('Mine.\n\nFrom B. Colleague:\n\nTheirs.')
  expect(mergeComment('', 'Mine and Theirs.', 'Theirs.', 'B')).toBe('Mine and Theirs.')
  expect(mergeComment('Old.', 'Old.', 'New.', 'B')).toBe('New.')
})

test('an answer outside the rows: only what they changed counts, and nothing of either person is lost', () => {
  const answer = fc.constantFrom('', '4', '2.5', 'A. Verifier')
  fc.assert(
    fc.property(answer, answer, answer, (base, mine, theirs) => {
      expect(mergeAnswer(base, mine, base)).toBe('mine')
      expect(mergeAnswer(base, base, theirs)).toBe(theirs === base ? 'mine' : 'theirs')
      const stands = mergeAnswer(base, mine, theirs)
      const kept = stands === 'both' ? [mine, theirs] : [stands === 'mine' ? mine : theirs]
      for (const said of [mine, theirs]) if (said !== '' && said !== base) expect(kept).toContain(said)
      const other = mergeAnswer(base, theirs, mine)
      expect(stands === 'both').toBe(other === 'both')
    }),
  )
})
