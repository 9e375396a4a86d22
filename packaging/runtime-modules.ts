/**
 * The packages a built Proviso loads while it runs; everything else is inside the bundles of `dist/`. They are left out of
 * the bundles because they carry native code, fonts or data, or are large and only loaded when wanted. What is packaged
 * for users is exactly these and what they need in turn.
 */
export const runtimeModules = [
  'better-sqlite3',
  'exceljs',
  '@expo-google-fonts/noto-sans',
  '@myriaddreamin/typst-ts-web-compiler',
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-musl',
] as const

/** What no bundle takes in. */
export const external: readonly string[] = runtimeModules
