import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/verification-rules.md'), 'utf8')

/** The rows of its tables: rule, source, where, test. */
const rules = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (rule|-+) /.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

const namesIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

/** Where a test of the page lies. */
function testFile(name: string): string | undefined {
  return [`test/shared/${name}`, `test/${name}`, name].map((each) => join(root, each)).find(existsSync)
}

test('each rule has a source and a test that is there', () => {
  expect(rules.length).toBeGreaterThan(40)
  for (const [rule = '', source = '', , tests = ''] of rules) {
    expect([rule, source]).not.toContain('')
    expect(namesIn(tests), rule).not.toEqual([])
    for (const name of namesIn(tests)) expect(testFile(name), `${rule}: ${name}`).toBeDefined()
  }
})

test('each rule is where the page says', () => {
  for (const [rule = '', , where = ''] of rules) {
    for (const name of namesIn(where)) {
      if (!name.endsWith('.ts')) {
        const sources = globSync(['shared/domain/*.ts', 'electron/**/*.ts'], { cwd: root })
        const defines = sources.some((file) =>
          readFileSync(join(root, file), 'utf8').includes(`export function ${name}(`),
        )
        expect([rule, name, defines]).toEqual([rule, name, true])
        continue
      }
      const found = globSync([name, `shared/domain/${name}`, `electron/**/${name}`], { cwd: root })
      expect(found, `${rule}: ${name}`).not.toEqual([])
    }
  }
})

test('what is called a property is tested as one', () => {
  const claimed = rules.flatMap(([, , , tests = '']) =>
    [...tests.matchAll(/`([^`]+)` \(property\)/g)].map(([, name = '']) => name),
  )
  expect(new Set(claimed).size).toBeGreaterThanOrEqual(4)
  for (const name of claimed) {
    expect(readFileSync(testFile(name) ?? '', 'utf8')).toContain('fc.assert')
  }
})
