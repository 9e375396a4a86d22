/** The part of a keyboard event that decides; letters are compared without case unless Shift is asked for. */
export interface Stroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * Whether a stroke is the one that `name` describes: "Ctrl+K", "Alt+ArrowUp", "n", "?". Ctrl stands for the
 * command key of a Mac too. Shift counts only with Ctrl or Alt: signs such as "?" need it on some keyboards.
 */
export function isStroke(stroke: Stroke, name: string): boolean {
  const parts = splitKey(name)
  const key = parts.at(-1) ?? ''
  const ctrl = stroke.ctrlKey || stroke.metaKey
  if (ctrl !== parts.includes('Ctrl') || stroke.altKey !== parts.includes('Alt')) return false
  if ((ctrl || stroke.altKey) && stroke.shiftKey !== parts.includes('Shift')) return false
  return stroke.key.toLowerCase() === key.toLowerCase()
}

/** «Ctrl+K» is Ctrl and K; «+» is itself. */
function splitKey(name: string): readonly string[] {
  return name.endsWith('+') ? [...name.slice(0, -1).split('+').filter(Boolean), '+'] : name.split('+')
}

/** How far a stroke brings a name of one or two strokes ("g h"), given the stroke before it. */
export type KeyMatch = 'no' | 'first' | 'whole'

export function matchKeys(name: string, before: Stroke | undefined, stroke: Stroke): KeyMatch {
  const [first = '', second] = name.split(' ')
  if (second === undefined) return isStroke(stroke, first) ? 'whole' : 'no'
  if (before && isStroke(before, first) && isStroke(stroke, second)) return 'whole'
  return isStroke(stroke, first) ? 'first' : 'no'
}

/** Whether a stroke is a plain sign: those are for the text field that has the caret, and can be switched off. */
export function isPlainKey(name: string): boolean {
  return !/\b(Ctrl|Alt)\+|^(F\d+|Escape)$/.test(name)
}

const shown: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

/** The parts of a key as printed on a keyboard: "Ctrl+k" is ["Ctrl", "K"]. */
export function showKeys(name: string): readonly string[] {
  return name
    .split(' ')
    .flatMap((stroke) => splitKey(stroke))
    .map((part) => shown[part] ?? (part.length === 1 ? part.toUpperCase() : part))
}

/** Whether typing there writes text, so that plain keys must be left alone. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLSelectElement) return true
  if (!(target instanceof HTMLInputElement)) return false
  return !['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'file', 'image'].includes(target.type)
}
