import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)

/**
 * The faces a document is set in, all Noto Sans (SIL Open Font License) and embedded: the layouts name these families and
 * forbid every other, so no font of a machine can slip in.
 */
const families = [
  { folder: 'noto-sans', name: 'NotoSans', faces: ['400Regular', '400Regular_Italic', '700Bold'] },
  { folder: 'noto-sans-hebrew', name: 'NotoSansHebrew', faces: ['400Regular', '700Bold'] },
  { folder: 'noto-sans-arabic', name: 'NotoSansArabic', faces: ['400Regular', '700Bold'] },
]

/** The faces of each family that is installed, family by family. The first one always is. */
export function readFontFamilies(): readonly (readonly Buffer[])[] {
  const home = dirname(dirname(require.resolve('@expo-google-fonts/noto-sans/package.json')))
  return families
    .filter(({ folder }) => existsSync(join(home, folder)))
    .map(({ folder, name, faces }) =>
      faces.map((face) => readFileSync(join(home, folder, face, `${name}_${face}.ttf`))),
    )
}

/** All faces in one list, as the typesetter takes them. */
export function readFonts(): readonly Buffer[] {
  return readFontFamilies().flat()
}
