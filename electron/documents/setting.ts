import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import type { LayoutFiles } from './layouts.ts'
import type { TypstEngine } from './typst.ts'

/** Raised when text is prepared for print in another way, so that the same data gives other bytes. */
const preparation = '2'

const enginePackages: Readonly<Record<TypstEngine, string>> = {
  native: '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
  wasm: '@myriaddreamin/typst-ts-web-compiler',
}

/** SHA-256 (hex) of everything but the data that decides the bytes of a document. */
export function digestOfSetting(setting: {
  readonly layouts: LayoutFiles
  readonly fonts: readonly Uint8Array[]
  readonly engine: TypstEngine
}): string {
  const { layouts, fonts, engine } = setting
  const hash = createHash('sha256').update(`${preparation} ${engine} ${engineVersion(engine)}\n`)
  for (const name of Object.keys(layouts).sort()) hash.update(`${name}\n`).update(digest(layouts[name]))
  for (const font of fonts) hash.update(digest(font))
  return hash.digest('hex')
}

function engineVersion(engine: TypstEngine): string {
  try {
    const manifest = require(`${enginePackages[engine]}/package.json`) as { readonly version?: string }
    return manifest.version ?? ''
  } catch {
    return ''
  }
}

const require = createRequire(import.meta.url)

function digest(content: Uint8Array | undefined): Buffer {
  return createHash('sha256')
    .update(content ?? '')
    .digest()
}
