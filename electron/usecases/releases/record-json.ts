import { printParseErrorCode, visit, type ParseErrorCode } from 'jsonc-parser'
import { fault, quote, read, type Read, type RecordFault } from './record-fault.ts'

/** The largest published record nests 5 levels and holds 1,358 values. */
const maxDepth = 16
const maxValues = 500_000

/** Names that reach into an object's own workings instead of naming data. */
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype'])

/** The file's JSON value, after a walk that bounds what building it can cost. */
export function readRecordJson(bytes: Uint8Array): Read<unknown> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fault('it is not UTF-8 text', null)
  }
  if (text.trim() === '') return fault('the file is empty', null)
  const found = findJsonFault(text)
  return found ? { ok: false, fault: found } : read(JSON.parse(text))
}

/** Walks the text without building anything and stops at the first fault. */
function findJsonFault(text: string): RecordFault | undefined {
  let found: RecordFault | undefined
  const stop = (reason: string, line: number, column: number, end = ''): never => {
    const place = `line ${line + 1}, column ${column + 1}`
    found = { reason: `${reason} in ${place}${end}`, place }
    // The walk has no other way to end early.
    throw new Error(reason)
  }
  const openNames: Set<string>[] = []
  let depth = 0
  let values = 0
  const count = (line: number, column: number) => {
    values += 1
    if (values > maxValues) stop(`it holds more than ${maxValues.toLocaleString('en')} values`, line, column)
  }
  const enter = (line: number, column: number) => {
    count(line, column)
    depth += 1
    if (depth > maxDepth) stop(`it is nested deeper than ${maxDepth} levels`, line, column)
  }
  try {
    visit(
      text,
      {
        onObjectBegin: (_offset, _length, line, column) => {
          enter(line, column)
          openNames.push(new Set())
        },
        onObjectEnd: () => {
          depth -= 1
          openNames.pop()
        },
        onArrayBegin: (_offset, _length, line, column) => enter(line, column),
        onArrayEnd: () => {
          depth -= 1
        },
        onLiteralValue: (_value, _offset, _length, line, column) => count(line, column),
        onObjectProperty: (name, _offset, _length, line, column) => {
          const names = openNames.at(-1)
          if (forbiddenNames.has(name)) stop(`it has a member named ${quote(name)}`, line, column)
          if (names?.has(name)) stop(`the member ${quote(name)} stands twice`, line, column)
          names?.add(name)
        },
        onError: (code, offset, length, line, column) => {
          if (isCutOff(text, code, offset, length, depth)) {
            stop('it ends too early,', line, column, '; the file looks truncated')
          }
          stop(`it is not JSON (${describeJsonError(code)}`, line, column, ')')
        },
      },
      { disallowComments: true },
    )
  } catch (error) {
    if (!found) throw error
  }
  return found
}

/**
 * Whether the fault is that the text ends inside an object or array. The walk leaves an object before it reports
 * that its end is missing, so `depth` does not count then.
 */
function isCutOff(
  text: string,
  code: ParseErrorCode,
  offset: number,
  length: number,
  depth: number,
): boolean {
  const name = printParseErrorCode(code)
  if (name === 'CloseBraceExpected' || name === 'CloseBracketExpected') return true
  if (depth === 0) return false
  if (name === 'UnexpectedEndOfString') return !text.includes('\n', offset)
  const rest = text.slice(offset).trimEnd()
  if (rest.length > length) return false
  return (
    name === 'UnexpectedEndOfNumber' || ['true', 'false', 'null', '-'].some((word) => word.startsWith(rest))
  )
}

function describeJsonError(code: ParseErrorCode): string {
  switch (printParseErrorCode(code)) {
    case 'InvalidSymbol':
      return 'an unexpected word or sign'
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
      return 'a malformed number'
    case 'PropertyNameExpected':
      return 'a missing member name'
    case 'ValueExpected':
      return 'a missing value'
    case 'ColonExpected':
      return 'a missing colon'
    case 'CommaExpected':
      return 'a missing comma'
    case 'CloseBraceExpected':
      return 'a missing closing brace'
    case 'CloseBracketExpected':
      return 'a missing closing bracket'
    case 'EndOfFileExpected':
      return 'something after its end'
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return 'a comment'
    case 'UnexpectedEndOfString':
      return 'a text that is not closed'
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
      return 'a malformed escape in a text'
    case 'InvalidCharacter':
      return 'a control character in a text'
    case '<unknown ParseErrorCode>':
      return 'a fault'
  }
}
