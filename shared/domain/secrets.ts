/** What stands where a secret was. */
export const mask = (what: string): string => `[masked: ${what}]`

interface SecretPattern {
  readonly what: string
  /** Group 1 is kept in front, group 2 is the secret, group 3 is kept behind. */
  readonly pattern: RegExp
}

const value = String.raw`(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^\s"'<>,;&|]+)`

/**
 * Forms in which secrets stand in logs, consoles and configuration, one line at a time. Order matters: the first ones name
 * what they find more exactly. Whatever comes before or between is bounded: a line may be a megabyte long and made to be slow.
 */
const patterns: readonly SecretPattern[] = [
  // A whole key on one line, its line ends written as \n.
  {
    what: 'private key',
    pattern:
      /()(-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----.*?-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----)()/g,
  },
  { what: 'token', pattern: /()(\beyJ[\w-]{6,1000}\.[\w-]{6,}\.[\w-]*)()/g },
  { what: 'token', pattern: /()(\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|hvs\.|npm_)[\w-]{8,})()/g },
  { what: 'access key', pattern: /()(\b(?:AKIA|ASIA)[A-Z0-9]{16}\b)()/g },
  { what: 'password', pattern: /(\b[a-z][\w+.-]{0,30}:\/\/[^\s/:@]*:)([^\s/@]+)(@)/gi },
  {
    what: 'credentials',
    pattern:
      /(\b(?:proxy-)?authorization["']?\s*[:=]\s*["']?(?:basic|bearer|digest|negotiate|token)?\s*)([^\s"',]+)()/gi,
  },
  { what: 'token', pattern: /(\bbearer\s+)([\w.~+/=-]{8,})()/gi },
  { what: 'cookie', pattern: /(\b(?:set-)?cookie["']?\s*:\s*)(\S.*)()/gi },
  {
    what: 'password',
    pattern: new RegExp(String.raw`(\bidentified\s+by\s+(?:password\s+)?)(${value})()`, 'gi'),
  },
  {
    what: 'password',
    pattern: /(<[^<>]{0,200}?(?:password|passwd|passphrase|secret|token)[^<>]{0,200}>)([^<]+)(<\/)/gi,
  },
  {
    what: 'password',
    pattern: new RegExp(
      String.raw`((?:password|passwd|passphrase|passcode|_pass|_pwd|\bpwd|\bpass)["']?\s*(?::=|[:=])\s*)(${value})()`,
      'gi',
    ),
  },
  {
    what: 'secret',
    pattern: new RegExp(
      String.raw`((?:secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credential|macaroon)["']?\s*(?::=|[:=])\s*)(${value})()`,
      'gi',
    ),
  },
  {
    what: 'password',
    pattern: new RegExp(
      String.raw`(--?(?:password|passwd|passphrase|pass|token|secret)(?:\s+|=))(${value})()`,
      'gi',
    ),
  },
  {
    what: 'password',
    pattern: new RegExp(String.raw`(\bcurl\b.{0,2000}?\s(?:-u|--user)\s*)(${value})()`, 'gi'),
  },
  {
    what: 'password',
    pattern: new RegExp(String.raw`(\bldap\w{1,30}\b.{0,2000}?\s-w\s*)(${value})()`, 'gi'),
  },
  { what: 'password', pattern: /(\bmysql\w{0,30}\b.{0,2000}?\s-p)([^\s-]\S*)()/gi },
  { what: 'password', pattern: new RegExp(String.raw`(\bsshpass\s+-p\s*)(${value})()`, 'gi') },
  { what: 'password hash', pattern: /(^[\w.-]+:)(\$(?:1|2[aby]|5|6|7|y|gy)\$[^:\s]+)(:|$)/g },
  { what: 'password', pattern: /(\b(?:password|passphrase)(?: for [^:\n]{1,80})? is:?\s+)(\S+)()/gi },
]

/** A line without any of these holds nothing that a pattern finds: most lines of a log, told cheaply. */
const worthLooking =
  /pass|pwd|secret|token|key|credential|macaroon|bearer|authoriz|cookie|identified|:\/\/|curl|ldap|mysql|\beyJ|AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox|hvs\.|npm_|\$[1-7y]|\$gy/i

const keyBegins = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/
const keyEnds = /-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/
/** Lines that stand inside a key: base64, its headers, or nothing. */
const keyLine = /^\s*(?:[A-Za-z0-9+/=]*|[A-Za-z0-9-]+: .*)\s*$/

export interface SecretMasker {
  /** The next lines without their secrets. Lines come without their line ends, in order. */
  readonly line: (line: string) => string
  /** How many secrets were masked so far. */
  readonly count: () => number
}

/**
 * Finds secrets line by line: private keys (a proxy certificate holds one), tokens, passwords in their usual forms. A key
 * that never ends stops at the first line that cannot belong to it, so that a mention of one does not swallow a log.
 */
export function createSecretMasker(): SecretMasker {
  let found = 0
  let inKey = false
  const replaceAll = (line: string): string => {
    if (!worthLooking.test(line)) return line
    let text = line
    for (const { what, pattern } of patterns) {
      text = text.replace(pattern, (all: string, before: string, secret: string, after: string) => {
        if (isHarmless(secret)) return all
        found += 1
        return `${before}${mask(what)}${after}`
      })
    }
    return text
  }
  return {
    line(line) {
      if (inKey) {
        if (keyEnds.test(line)) {
          inKey = false
          return replaceAll(line.replace(/^.*?-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/, ''))
        }
        if (keyLine.test(line)) return ''
        inKey = false
      }
      const text = replaceAll(line)
      const begin = keyBegins.exec(text)
      if (!begin) return text
      inKey = true
      found += 1
      return text.slice(0, begin.index) + mask('private key')
    },
    count: () => found,
  }
}

/** What looks like a value and tells nothing: masks, placeholders, variables, and words that say there is none. */
function isHarmless(secret: string): boolean {
  const bare = secret.replace(/^["']|["']$/g, '').trim()
  return (
    bare === '' ||
    bare.startsWith('[masked') ||
    /^(?:\*+|x+|\.+|-+|<.*>|\$\{?\w+\}?|\$\(.*|%\w+%|none|null|nil|undefined|true|false|yes|no|not|set|empty|required|file|prompt)$/i.test(
      bare,
    )
  )
}

/** A whole text without its secrets, and how many there were. */
export function maskSecrets(text: string): { readonly text: string; readonly count: number } {
  const masker = createSecretMasker()
  const lines = text.split('\n').map((line) => masker.line(line))
  return { text: lines.join('\n'), count: masker.count() }
}
