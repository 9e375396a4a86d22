import { stripVTControlCharacters } from 'node:util'
import { invalid, success, type Result } from '../../../shared/errors.ts'
import {
  maxResultBytes,
  tooLargeForResults,
  type AutomaticFormat,
  type ToolStep,
} from '../../../shared/domain/automatic-results.ts'
import type { Verdict } from '../../../shared/domain/verdict.ts'
import { readJunit } from './junit.ts'

export interface ReadSteps {
  readonly format: AutomaticFormat
  readonly steps: readonly ToolStep[]
}

const longestLine = 20_000

/** Reads what a tool wrote; the form is told by its content. Colours are taken out first. */
export function readSteps(bytes: Uint8Array): Result<ReadSteps> {
  if (bytes.byteLength > maxResultBytes) {
    return invalid(tooLargeForResults)
  }
  const text = new TextDecoder().decode(bytes)
  if (/^[\s\uFEFF]*</.test(text)) {
    const steps = readJunit(text)
    return steps.ok ? success({ format: 'JUnit', steps: steps.value }) : steps
  }
  const lines = text.split(/\r\n|\r|\n/).map((line) => stripVTControlCharacters(line.slice(0, longestLine)))
  const umd = readUmdVerification(lines)
  if (umd.length > 0) return success({ format: 'umd-verification', steps: umd })
  const tap = readTap(lines)
  if (tap.length > 0) return success({ format: 'TAP', steps: tap })
  return invalid(
    'This is none of the forms that are understood: JUnit, TAP, or the console output of umd-verification. Nothing was taken in.',
  )
}

const heading = /\[\[([A-Z0-9_]+_[0-9]+):\s*(.*?)\]\]/
const verdictLine = /^(?:\[[^\]]*\]\s*)?\[(OK|WARN(?:ING)?|FAIL|NA|N\/A)\]\s*(.*)$/
const umdVerdicts: Readonly<Record<string, Verdict>> = {
  OK: 'OK',
  WARN: 'WARNING',
  WARNING: 'WARNING',
  FAIL: 'FAIL',
  NA: 'NA',
  'N/A': 'NA',
}
const worst: readonly Verdict[] = ['FAIL', 'WARNING', 'OK', 'NA']

/** `[[QC_ID: title]]` begins a step; its verdict is the worst of the `[OK]`, `[WARN]`, `[FAIL]` and `[NA]` lines below. */
function readUmdVerification(lines: readonly string[]): readonly ToolStep[] {
  const steps: { name: string; verdict: Verdict | null; detail: string }[] = []
  for (const line of lines) {
    const begun = heading.exec(line)
    if (begun) {
      steps.push({ name: `${begun[1] ?? ''}: ${begun[2]?.trim() ?? ''}`, verdict: null, detail: '' })
      continue
    }
    const step = steps.at(-1)
    const said = verdictLine.exec(line.trim())
    const verdict = said && umdVerdicts[said[1] ?? '']
    if (!step || !said || !verdict) continue
    const both = step.verdict === null ? [verdict] : [verdict, step.verdict]
    step.verdict = worst.find((each) => both.includes(each)) ?? verdict
    step.detail += `${said[1] ?? ''}: ${said[2] ?? ''}\n`
  }
  return steps
}

const tapLine = /^(not )?ok\b\s*\d*\s*(?:-\s*)?([^#]*)(?:#\s*(\w+)?\s*(.*))?$/i

/** `ok`, `not ok`, `# SKIP` and `# TODO`; indented lines below a test point are its detail. */
function readTap(lines: readonly string[]): readonly ToolStep[] {
  const steps: { name: string; verdict: Verdict; detail: string }[] = []
  for (const line of lines) {
    const point = tapLine.exec(line)
    if (point) {
      const [, not, name = '', directive = '', words = ''] = point
      steps.push({
        name: name.trim(),
        verdict: tapVerdict(not !== undefined, directive),
        detail: words.trim(),
      })
      continue
    }
    const step = steps.at(-1)
    if (step && /^\s+\S/.test(line) && step.detail.length < longestLine) step.detail += `\n${line.trimEnd()}`
  }
  return steps
}

function tapVerdict(failed: boolean, directive: string): Verdict {
  if (/^skip/i.test(directive)) return 'NOT TESTED'
  if (/^todo/i.test(directive)) return failed ? 'WARNING' : 'OK'
  return failed ? 'FAIL' : 'OK'
}
