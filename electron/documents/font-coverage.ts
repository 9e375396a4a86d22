/** Answers whether a character has a shape in every face of some family. */
export type Coverage = (codePoint: number) => boolean

/**
 * What families of fonts can show: a character that all faces of one family have, read from their character maps
 * (OpenType table `cmap`, formats 4 and 12). The archival form of PDF forbids a character without a shape, so it must be
 * known before the page is set.
 */
export function coverageOf(families: readonly (readonly Uint8Array[])[]): Coverage {
  const sets = families.map((faces) => faces.map(readCharacters))
  return (codePoint) => sets.some((faces) => faces.every((face) => face.has(codePoint)))
}

function readCharacters(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const map = findTable(view, 'cmap')
  const characters = new Set<number>()
  for (let index = 0; index < view.getUint16(map + 2); index += 1) {
    const record = map + 4 + 8 * index
    const unicode = view.getUint16(record) === 0 || view.getUint16(record) === 3
    if (!unicode) continue
    const table = map + view.getUint32(record + 4)
    const format = view.getUint16(table)
    if (format === 12) addSequences(view, table, characters)
    if (format === 4) addSegments(view, table, characters)
  }
  return characters
}

function findTable(view: DataView, tag: string): number {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + 16 * index
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)))
    if (name === tag) return view.getUint32(record + 8)
  }
  throw new Error(`The font has no table "${tag}".`)
}

function addSequences(view: DataView, table: number, characters: Set<number>): void {
  for (let index = 0; index < view.getUint32(table + 12); index += 1) {
    const group = table + 16 + 12 * index
    addRange(characters, view.getUint32(group), view.getUint32(group + 4))
  }
}

/** A segment may hold gaps (glyph 0); those with an offset are looked up one by one. */
function addSegments(view: DataView, table: number, characters: Set<number>): void {
  const twice = view.getUint16(table + 6)
  for (let at = 0; at < twice; at += 2) {
    const end = view.getUint16(table + 14 + at)
    const start = view.getUint16(table + 16 + twice + at)
    const delta = view.getUint16(table + 16 + 2 * twice + at)
    const offsetAt = table + 16 + 3 * twice + at
    const offset = view.getUint16(offsetAt)
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const stored = offset === 0 ? code : view.getUint16(offsetAt + offset + 2 * (code - start))
      if (stored !== 0 && ((stored + delta) & 0xffff) !== 0) characters.add(code)
    }
  }
}

function addRange(characters: Set<number>, first: number, last: number): void {
  for (let code = first; code <= last; code += 1) characters.add(code)
}
