/**
 * The packages a built Proviso loads while it runs; everything else is inside the bundles of `dist/`. They are left out of
 * the bundles because they carry native code, fonts or data, or are large and only loaded when wanted. What is packaged
 * for users is exactly these and what they need in turn (packaging/stage.ts).
 */
export const runtimeModules: readonly string[] = [
  'better-sqlite3',
  '@napi-rs/keyring',
  'exceljs',
  'pdfjs-dist',
  '@expo-google-fonts/noto-sans',
  '@expo-google-fonts/noto-sans-arabic',
  '@expo-google-fonts/noto-sans-hebrew',
  '@myriaddreamin/typst-ts-web-compiler',
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-musl',
]

/** Parts of those packages that nothing loads: sources of native code and bundles for browsers. */
export const needlessParts: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['binding.gyp', 'deps', 'src'],
  exceljs: ['dist'],
  'pdfjs-dist': ['build', 'web', 'types', 'image_decoders', 'legacy/web', 'legacy/image_decoders'],
}

/** Packages that others name among what they need but use only while they are built. */
export const buildOnly: readonly string[] = ['node-addon-api', '@napi-rs/canvas']
