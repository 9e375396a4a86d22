import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { invalid, success, type Result } from '../../../shared/errors.ts'
import type { ToolStep } from '../../../shared/domain/automatic-results.ts'
import type { Verdict } from '../../../shared/domain/verdict.ts'

const mostCases = 100_000
const longestDetail = 20_000

interface OpenCase {
  readonly name: string
  verdict: Verdict
  detail: string
}

/**
 * The test cases of a JUnit report. The parser knows no entities but the five of XML and loads nothing, so a report cannot
 * unfold or reach out; one that is not well-formed is refused with its place.
 */
export function readJunit(text: string): Result<readonly ToolStep[]> {
  const steps: ToolStep[] = []
  const state: { open: OpenCase | null; suite: string; inDetail: boolean; root: string | null } = {
    open: null,
    suite: '',
    inDetail: false,
    root: null,
  }
  const parser = new SaxesParser({ xmlns: false })
  const faults: string[] = []
  parser.on('error', (error) => faults.push(error.message))
  parser.on('opentag', (tag: SaxesTagPlain) => {
    state.root ??= tag.name
    if (tag.name === 'testsuite') state.suite = tag.attributes['name'] ?? ''
    if (tag.name === 'testcase') {
      const { name = '', classname = '' } = tag.attributes
      state.open = {
        name: [state.suite, classname, name].filter(Boolean).join(' '),
        verdict: 'OK',
        detail: '',
      }
    }
    if (!state.open || !['failure', 'error', 'skipped'].includes(tag.name)) return
    state.open.verdict = tag.name === 'skipped' ? 'NOT TESTED' : 'FAIL'
    state.open.detail += `${tag.attributes['message'] ?? ''}\n`
    state.inDetail = true
  })
  parser.on('text', (words) => {
    if (state.open && state.inDetail && state.open.detail.length < longestDetail) state.open.detail += words
  })
  parser.on('closetag', (tag) => {
    if (['failure', 'error', 'skipped'].includes(tag.name)) state.inDetail = false
    if (tag.name !== 'testcase' || !state.open) return
    if (steps.length < mostCases) steps.push(state.open)
    state.open = null
  })
  for (let at = 0; at < text.length && faults.length === 0; at += 65_536) {
    parser.write(text.slice(at, at + 65_536))
  }
  if (faults.length === 0) parser.close()
  const [fault] = faults
  if (fault) return invalid(`This report is not well-formed XML (${fault}). Nothing was taken in.`, fault)
  if (state.root !== 'testsuites' && state.root !== 'testsuite') {
    return invalid(
      `This is XML, but its root is <${state.root ?? ''}> and not a JUnit report. Nothing was taken in.`,
    )
  }
  return success(steps)
}
