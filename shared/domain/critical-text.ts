import type { Critical } from './criterion.ts'

const plain = /^(true|yes|false|no)$/i
const conditional = /^(?:true|yes)\s*\(([\s\S]+)\)$/i

/**
 * Criticality as the public files have it: a boolean, YES or NO, or True with a condition in brackets. Any other text
 * is a condition as it stands; nothing at all is "unknown".
 */
export function readCritical(value: string | null): Critical {
  const text = value?.trim() ?? ''
  if (text === '' || text.toLowerCase() === 'unknown') return { kind: 'unknown' }
  const [, word] = plain.exec(text) ?? []
  if (word !== undefined) return { kind: /^(true|yes)$/i.test(word) ? 'yes' : 'no' }
  const [, condition] = conditional.exec(text) ?? []
  return { kind: 'conditional', condition: condition ?? text }
}

/** The value to write; "unknown" is left out of a file. */
export function writeCritical(critical: Critical): boolean | string | undefined {
  switch (critical.kind) {
    case 'yes':
      return true
    case 'no':
      return false
    case 'unknown':
      return undefined
    case 'conditional':
      return `True (${critical.condition})`
  }
}
