import type { Definition, PhrasingContent, Resource } from 'mdast'
import type { MarkedRun } from './marked-text.ts'

/** Addresses that a text names once and uses by a label. The first one of a label counts. */
export interface Definitions {
  readonly known: ReadonlyMap<string, Definition>
  /** Labels that something led to; filled while reading. */
  readonly used: Set<string>
}

type Look = Omit<MarkedRun, 'text'>

export const plainLook: Look = { strong: false, emphasis: false, code: false, url: null, isAddress: false }

/** A node still to be read, or words that follow one. */
interface Waiting {
  readonly node: PhrasingContent | string
  readonly look: Look
}

/** The words of a line with their looks, in order. Without recursion: marks can be nested by thousands. */
export function readRuns(
  nodes: readonly PhrasingContent[],
  definitions: Definitions,
  strong = false,
): readonly MarkedRun[] {
  const runs: MarkedRun[] = []
  const look: Look = { ...plainLook, strong }
  const waiting: Waiting[] = nodes.toReversed().map((node) => ({ node, look }))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, look } = next
    if (typeof node === 'string') runs.push({ ...look, text: node })
    else {
      const { words, inner } = readNode(node, look, definitions)
      if (words !== null) runs.push(words)
      waiting.push(...inner.toReversed())
    }
  }
  return joinAlike(runs)
}

/** Words of one look that the reader of marks gives in pieces become one again. */
function joinAlike(runs: readonly MarkedRun[]): readonly MarkedRun[] {
  const joined: MarkedRun[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last && looksAlike(last, run)) joined[joined.length - 1] = { ...last, text: last.text + run.text }
    else if (run.text !== '') joined.push(run)
  }
  return joined
}

function looksAlike(a: MarkedRun, b: MarkedRun): boolean {
  return (['strong', 'emphasis', 'code', 'url', 'isAddress'] as const).every((name) => a[name] === b[name])
}

interface ReadNode {
  readonly words: MarkedRun | null
  readonly inner: readonly Waiting[]
}

function readNode(node: PhrasingContent, look: Look, definitions: Definitions): ReadNode {
  const words = (text: string, more: Partial<Look> = {}): ReadNode => ({
    words: { ...look, ...more, text },
    inner: [],
  })
  const around = (
    inner: readonly PhrasingContent[],
    more: Look,
    after: readonly Waiting[] = [],
  ): ReadNode => ({
    words: null,
    inner: [...inner.map((each) => ({ node: each, look: more })), ...after],
  })
  switch (node.type) {
    case 'strong':
      return around(node.children, { ...look, strong: true })
    case 'emphasis':
      return around(node.children, { ...look, emphasis: true })
    case 'link':
      return around(
        node.children,
        { ...look, url: openable(node.url) },
        addressOf(node, wordsOf(node.children), look),
      )
    case 'linkReference': {
      const target = lookUp(node.identifier, definitions)
      if (!target) return around(node.children, look)
      return around(
        node.children,
        { ...look, url: openable(target.url) },
        addressOf(target, wordsOf(node.children), look),
      )
    }
    case 'image':
      return pictureOf(node.alt ?? '', node, look)
    case 'imageReference':
      return pictureOf(node.alt ?? '', lookUp(node.identifier, definitions), look)
    case 'inlineCode':
      return words(node.value, { code: true })
    case 'break':
      return words('\n')
    case 'text':
    case 'html':
      return words(node.value)
    // Only extensions of the syntax make these.
    case 'delete':
      return around(node.children, look)
    case 'footnoteReference':
      return words('')
  }
}

/** A picture that lies elsewhere: its words, leading there. */
function pictureOf(words: string, target: Resource | undefined, look: Look): ReadNode {
  const url = target ? openable(target.url) : null
  return {
    words: { ...look, url, text: words },
    inner: target ? addressOf(target, words, look) : [],
  }
}

function lookUp(label: string, { known, used }: Definitions): Definition | undefined {
  used.add(label)
  return known.get(label)
}

/** Where a link leads, as words behind it: paper cannot be clicked. Nothing where its words say so already. */
function addressOf({ url, title }: Resource, words: string, look: Look): readonly Waiting[] {
  const address = words === url || `mailto:${words}` === url ? '' : url
  const named = (title ?? '') === '' ? '' : `"${title ?? ''}"`
  const shown = [address, named].filter((part) => part !== '').join(' ')
  if (shown === '') return []
  const isAddress = words !== '' && named === '' && openable(url) !== null
  return [{ node: `${words === '' ? '' : ' '}(${shown})`, look: { ...look, strong: false, isAddress } }]
}

/** The words of a link that has no marks inside; what has some is never the bare address. */
function wordsOf(nodes: readonly PhrasingContent[]): string {
  const [only, ...more] = nodes
  return only?.type === 'text' && more.length === 0 ? only.value : nodes.length === 0 ? '' : '…'
}

/** The address as a reader may follow it; null for one that starts something else than a page or a letter. */
function openable(address: string): string | null {
  return /^(https?|mailto):/i.test(address) && URL.canParse(address) ? new URL(address).href : null
}
