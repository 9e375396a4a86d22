import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * The faces a report is set in, embedded in full view of everyone's machine: regular, italic and bold of Noto Sans
 * (SIL Open Font License). The layouts use these three and no other, so no system font can slip in.
 */
const faces = [
  '400Regular/NotoSans_400Regular',
  '400Regular_Italic/NotoSans_400Regular_Italic',
  '700Bold/NotoSans_700Bold',
]

export function readFonts(): readonly Buffer[] {
  const home = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'))
  return faces.map((face) => readFileSync(join(home, `${face}.ttf`)))
}
