import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCommandLine } from '../../shared/domain/command-line.ts'
import {
  comparePackages,
  fingerprintCommand,
  madeOnAnotherState,
  readFingerprint,
  type MachineState,
} from '../../shared/domain/machine-state.ts'

const makeState = (takenAt: string, version: string, machine = 'm'): MachineState => ({
  id: `${machine}${takenAt}`,
  machine,
  image: 'SL5',
  operatingSystem: 'Scientific Linux release 5.8',
  repositories: [],
  packages: [{ name: 'bash', version }],
  takenAt,
  evidenceId: null,
})

test('the fingerprint command runs as typed and is read back', () => {
  const parsed = parseCommandLine(fingerprintCommand)
  if (!parsed.ok) throw new Error(parsed.sentence)
  const [program = '', ...words] = parsed.words
  const read = readFingerprint(execFileSync(program, words, { encoding: 'utf8' }))
  expect(read?.operatingSystem).not.toBe('')
  expect(read?.packages.every(({ name, version }) => name !== '' && version !== '')).toBe(true)
  expect(read?.packages.length).toBeGreaterThan(10)
})

test('the answer of a Red Hat kind is read, and other output is no fingerprint', () => {
  const output = [
    '## system',
    'Scientific Linux release 5.8 (Boron)',
    'x86_64',
    '## repositories',
    'baseurl=http://example.org/umd/1/sl5',
    'baseurl = http://example.org/umd/1/sl5',
    '## packages',
    'kernel 2.6.18-308.el5.x86_64',
    'bash 3.2-32.el5.x86_64',
  ].join('\r\n')
  expect(readFingerprint(output)).toEqual({
    operatingSystem: 'Scientific Linux release 5.8 (Boron), x86_64',
    repositories: ['http://example.org/umd/1/sl5'],
    packages: [
      { name: 'bash', version: '3.2-32.el5.x86_64' },
      { name: 'kernel', version: '2.6.18-308.el5.x86_64' },
    ],
  })
  expect(readFingerprint('ssh: Could not resolve hostname')).toBeNull()
})

test('changes are told by name, and comparing with itself tells none', () => {
  const packages = fc.array(
    fc.record({ name: fc.constantFrom('a', 'b', 'c'), version: fc.constantFrom('1', '2') }),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(packages, packages, (before, after) => {
      expect(comparePackages(before, before)).toEqual([])
      expect(comparePackages(before, after).map(({ name }) => name)).toEqual(
        comparePackages(after, before).map(({ name }) => name),
      )
    }),
  )
  expect(comparePackages([{ name: 'a', version: '1' }], [{ name: 'b', version: '1' }])).toEqual([
    { name: 'a', before: '1', after: null },
    { name: 'b', before: null, after: '1' },
  ])
})

test('a package that changed in mid-run marks the verdicts before, not those after', () => {
  const states = [
    makeState('2012-03-01', '1'),
    makeState('2012-03-03', '2'),
    makeState('2012-03-01', '9', 'n'),
  ]
  const decided = [
    { criterionId: 'EARLY_1', decidedAt: '2012-02-01' },
    { criterionId: 'BEFORE_1', decidedAt: '2012-03-02' },
    { criterionId: 'AFTER_1', decidedAt: '2012-03-04' },
    { criterionId: 'BLANK_1', decidedAt: null },
  ]
  expect(madeOnAnotherState(decided, states)).toEqual(['EARLY_1', 'BEFORE_1'])
  expect(madeOnAnotherState(decided, [makeState('2012-03-01', '1'), makeState('2012-03-03', '1')])).toEqual(
    [],
  )
})
