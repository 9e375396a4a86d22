import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { judgeRollout } from '../../shared/domain/rollout-rule.ts'
import { makeSituation } from '../support/rollout.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/staged-rollout.md'), 'utf8')

/** First cells of the table under a heading of its first column. */
function firstColumn(head: string): readonly string[] {
  const lines = page.split('\n')
  const start = lines.findIndex((line) => line.startsWith(`| ${head} `))
  const rest = lines.slice(start + 2)
  return rest
    .slice(
      0,
      rest.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) => line.split('|')[1]?.trim() ?? '')
}

test('the page names every condition of the rule, in the order in which they are judged', () => {
  const names = judgeRollout(makeSituation()).conditions.map(({ name }) => name)
  expect(firstColumn('condition')).toEqual(names)
})
