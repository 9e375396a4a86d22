import * as z from 'zod'
import type { Criterion } from './criterion.ts'
import type { RecordTexts } from './umd-release.ts'

/** A criterion that a line of the release notes seems to touch. A proposal: a person decides. */
export const ScopeProposal = z.object({
  criterionId: z.string(),
  /** The line as it stands in the notes, shortened when long. */
  quote: z.string(),
  /** Which text it stands in. */
  from: z.enum(['Release notes', 'Change log', 'Known issues', 'Installation notes']),
  /** The words that made the program think so. */
  because: z.string(),
})
export type ScopeProposal = z.infer<typeof ScopeProposal>

interface Line {
  readonly text: string
  readonly from: ScopeProposal['from']
}

/**
 * Words of release notes that speak of what a criterion checks, by a word of its title. The words are the middleware's own;
 * they only find lines worth reading.
 */
const themes: readonly { readonly title: RegExp; readonly notes: RegExp }[] = [
  { title: /release notes|change log/i, notes: /\brelease notes?\b|\bchange ?logs?\b/i },
  {
    title: /user documentation/i,
    notes: /\buser('s)? (guide|manual|documentation)\b|\bman ?pages?\b|\bonline help\b/i,
  },
  {
    title: /administrator documentation/i,
    notes: /\b(sys)?admin\w* (guide|manual|documentation)\b|\bconfiguration (guide|manual)\b/i,
  },
  {
    title: /\bapi documentation/i,
    notes: /\b(javadoc|doxygen|api (doc\w*|reference|change\w*))\b|\bwsdl\b/i,
  },
  { title: /licen[cs]e/i, notes: /\blicen[cs]es?\b|\blicensing\b|\bcopyright\b/i },
  { title: /glue schema 1|glue 1\.3/i, notes: /\bglue ?(schema)? ?(v?\.? ?)?1(\.\d)?\b|\bglue1\b/i },
  { title: /glue schema 2|glue 2/i, notes: /\bglue ?(schema)? ?(v?\.? ?)?2(\.\d)?\b|\bglue2\w*/i },
  {
    title: /middleware version information/i,
    notes:
      /\bservice version\b|\bimplementationversion\b|\bglite-version\b|\bpublish\w* (the |its )?version\b/i,
  },
  {
    title: /binary distribution/i,
    notes: /\b(rpms?|debs?|packag(es?|ing)|repositor(y|ies)|dependenc(y|ies)|spec file)\b/i,
  },
  {
    title: /upgrade|update/i,
    notes: /\b(upgrad\w*|migrat\w*|re-?configur\w*|rerun yaim|schema (change|update))\b/i,
  },
  { title: /probes?|monitoring/i, notes: /\b(nagios|probes?|monitoring|sensors?)\b/i },
  { title: /accounting/i, notes: /\b(accounting|usage records?|apel|dgas|blah(p)? log)\b/i },
  {
    title: /x\.?509/i,
    notes:
      /\b(x\.?509|host ?certs?|certificates?|crls?|trust ?anchors?|ca files?|openssl|canl|delegat\w+)\b/i,
  },
  { title: /sha-?2/i, notes: /\bsha-?(2|256|384|512)\b/i },
  { title: /rfc prox/i, notes: /\brfc(-| )?(3820)?[ -]?(compliant |style )?prox(y|ies)\b|\bprox(y|ies)\b/i },
  {
    title: /argus/i,
    notes: /\b(argus|pep ?d?|pap|pdp|authoriz\w+|authoris\w+|banning|gjaf|lcas|lcmaps|xacml)\b/i,
  },
  { title: /world-?writable/i, notes: /\b(world[- ]writ\w+|permissions?|umask|chmod|file modes?)\b/i },
  { title: /password/i, notes: /\b(passwords?|credentials? (file|in)|world[- ]readable)\b/i },
  {
    title: /basic functionality/i,
    notes:
      /\b(regression|crash\w*|segfault\w*|memory leak|core dump|hang(s|ing)?|dead ?locks?|does(n't| not) start|startup|fails? to)\b/i,
  },
  {
    title: /new features/i,
    notes:
      /\b(new (feature|function\w*|option|command|interface|parameter|version)|(bug )?fix(ed|es)?|added|adds|add(s)? support|support for|improve\w*|implemented|now (supports?|possible)|bug #?\d+|savannah|rt #?\d+|ggus)\b/i,
  },
  {
    title: /bug tracking|support/i,
    notes: /\b(bug tracker|support (unit|channel|mailing)|mailing list|contact address)\b/i,
  },
]

const longestQuote = 240
/** More than this many lines of one record are not read: it is a document, not notes. */
const mostLines = 5000

/**
 * Which criteria the notes of a release seem to touch, each with the line that says so; in the order of the criteria, at
 * most one a criterion. A criterion named by its identifier wins; else the line that says most.
 */
export function proposeScope(
  texts: Pick<RecordTexts, 'releaseNotes' | 'changeLog' | 'knownIssues' | 'installationNotes'>,
  criteria: readonly Pick<Criterion, 'id' | 'title'>[],
): readonly ScopeProposal[] {
  const lines = linesOf(texts)
  return criteria.flatMap((criterion) => {
    const best = bestLine(criterion, lines)
    return best ? [{ criterionId: criterion.id, ...best }] : []
  })
}

function bestLine(
  criterion: Pick<Criterion, 'id' | 'title'>,
  lines: readonly Line[],
): Omit<ScopeProposal, 'criterionId'> | undefined {
  const found = { score: 0, line: undefined as Line | undefined, words: [] as readonly string[] }
  for (const line of lines) {
    const named = line.text.includes(criterion.id)
    const words = named ? [criterion.id] : wordsFor(criterion, line.text)
    // A heading says less than the line below it.
    const score = named ? 100 : words.length - (line.text.endsWith(':') ? 0.5 : 0)
    if (words.length > 0 && score > found.score) Object.assign(found, { score, line, words })
  }
  if (!found.line) return undefined
  const { line, words } = found
  return { quote: shorten(line.text, words[0] ?? ''), from: line.from, because: words.join(', ') }
}

/** The distinct words of a line that belong to the themes of a criterion. */
function wordsFor({ title }: Pick<Criterion, 'title'>, text: string): readonly string[] {
  if (title === null) return []
  const words = themes
    .filter((theme) => theme.title.test(title))
    .flatMap((theme) => [...text.matchAll(new RegExp(theme.notes, 'gi'))].map(([word]) => word.toLowerCase()))
  return [...new Set(words)]
}

function linesOf(texts: Parameters<typeof proposeScope>[0]): readonly Line[] {
  const parts: readonly (readonly [ScopeProposal['from'], string])[] = [
    ['Release notes', texts.releaseNotes],
    ['Change log', texts.changeLog],
    ['Known issues', texts.knownIssues],
    ['Installation notes', texts.installationNotes],
  ]
  return parts
    .flatMap(([from, text]) =>
      text
        .split('\n')
        .map((line) => ({ from, text: line.trim() }))
        .filter((line) => /\p{L}{3}/u.test(line.text)),
    )
    .slice(0, mostLines)
}

/** The part of a long line around the word that matters. */
function shorten(text: string, word: string): string {
  if (text.length <= longestQuote) return text
  const at = text.toLowerCase().indexOf(word.toLowerCase())
  const from = Math.max(0, Math.min(at - longestQuote / 3, text.length - longestQuote))
  const begin = from === 0 ? 0 : text.indexOf(' ', from) + 1
  const part = text.slice(begin, begin + longestQuote).trim()
  return `${begin === 0 ? '' : '… '}${part}${begin + longestQuote < text.length ? '…' : ''}`
}
