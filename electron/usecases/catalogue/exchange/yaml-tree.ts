import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Node } from 'yaml'
import { invalid, success, type Result } from '../../../../shared/errors.ts'

/** The largest public file has 5 kB; 204 criteria make about 300 kB. */
const maxBytes = 4 * 1024 * 1024
const maxDepth = 8
const maxNodes = 200_000

/** A YAML value without anything that could be more than data; scalars are texts as they stand in the file. */
export type YamlTree = string | null | readonly YamlTree[] | ReadonlyMap<string, YamlTree>

/** A YAML file as plain data. Tags, anchors, aliases, doubled keys and odd sizes are refused with their line. */
export function readYaml(fileName: string, bytes: Uint8Array): Result<YamlTree> {
  const refuse = (reason: string, line?: number) =>
    invalid(
      `${fileName} was not taken in: ${reason}${line === undefined ? '' : ` in line ${String(line)}`}.`,
      line === undefined ? fileName : `${fileName}, line ${String(line)}`,
    )
  if (bytes.length > maxBytes) return refuse('it is larger than 4 MB')
  const lines = new LineCounter()
  let root: Node | null
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const tooDeep = findDeepLine(text)
    if (tooDeep !== null) return refuse('it is nested too deeply', tooDeep)
    const document = parseDocument(text, {
      lineCounter: lines,
      logLevel: 'silent',
      prettyErrors: false,
      schema: 'core',
    })
    root = document.contents
    const [problem] = [...document.errors, ...document.warnings]
    if (problem) return refuse(wordsOf(problem.code, problem.message), lines.linePos(problem.pos[0]).line)
  } catch (error) {
    return refuse(error instanceof RangeError ? 'it is nested too deeply' : 'it is not UTF-8 text')
  }
  if (root === null) return refuse('it is empty')
  const odd = findOddity(root)
  if (odd) return refuse(odd.reason, lines.linePos(odd.node.range?.[0] ?? 0).line)
  return success(treeOf(root))
}

/** The line where brackets or indentation nest deeper than any criteria file; null when none does. */
function findDeepLine(text: string): number | null {
  const lines = text.split('\n')
  const index = lines.findIndex(
    (line) => /^(?:\s*[-?]\s){9}/.test(line) || /(?:[[{]\s*){20}/.test(line) || /^ {2000}/.test(line),
  )
  return index < 0 ? null : index + 1
}

function findOddity(root: Node): { readonly reason: string; readonly node: Node } | undefined {
  let found: { readonly reason: string; readonly node: Node } | undefined
  let nodes = 0
  visit(root, {
    Node: (_key, node, path) => {
      nodes += 1
      const reason = isAlias(node)
        ? 'an alias refers to another place'
        : node.anchor !== undefined
          ? 'an anchor is set'
          : node.tag !== undefined
            ? `the tag ${node.tag} is used`
            : nodes > maxNodes
              ? 'it holds too many values'
              : path.length > maxDepth * 2
                ? 'it is nested too deeply'
                : undefined
      if (reason === undefined) return undefined
      found = { reason, node }
      return visit.BREAK
    },
  })
  return found
}

function treeOf(node: unknown): YamlTree {
  if (isScalar(node)) return node.value === null ? null : scalarText(node)
  if (isSeq(node)) return node.items.map(treeOf)
  if (isMap(node)) {
    return new Map(
      node.items.map((pair) => [isScalar(pair.key) ? scalarText(pair.key) : '', treeOf(pair.value)]),
    )
  }
  return null
}

/** A number or boolean as it was written: 1.10 stays "1.10". */
function scalarText(node: { readonly value: unknown; readonly source?: string }): string {
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}

function wordsOf(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'a key stands twice'
  if (code === 'TAG_RESOLVE_FAILED') return 'a tag is used'
  return `it is not YAML (${message.split('\n')[0]?.replace(/\.$/, '') ?? 'a fault'})`
}
