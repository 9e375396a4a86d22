import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, resolve } from 'node:path'
import { LayoutFault } from './layouts.ts'
import type { NativeTypst, PdfStandard } from './typst-native.ts'

/** What is to be set: every file by name, one of them `main`. Nothing else can be read while setting. */
export interface Typesetting {
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly main: string
  readonly fonts: readonly Buffer[]
  /** Stamped into the file, to the second. */
  readonly date: Date
  /** Left out, the archival form. */
  readonly standard?: PdfStandard
}

export type TypstEngine = 'native' | 'wasm'

export interface Typeset {
  readonly bytes: Uint8Array
  readonly engine: TypstEngine
}

const require = createRequire(import.meta.url)

/** The native engine where this platform has one. */
export function loadNative(): NativeTypst | undefined {
  for (const library of ['gnu', 'musl']) {
    try {
      return require(`@myriaddreamin/typst-ts-node-compiler-linux-x64-${library}`) as NativeTypst
    } catch {
      // Not this platform's package, or not installed: the next one, and in the end WebAssembly.
    }
  }
  return undefined
}

/**
 * Sets a document as PDF with the native engine: tagged, with its attachments, and conforming to the standard that is
 * asked for. Throws with the engine's words when the layout is wrong or gives pages that do not conform.
 */
export function typesetNatively(native: NativeTypst, work: Typesetting): Typeset {
  const root = resolve('/report')
  const compiler = native.NodeCompiler.create({
    workspace: root,
    fontArgs: [{ fontBlobs: [...work.fonts] }],
  })
  try {
    for (const [name, content] of Object.entries(work.files)) {
      compiler.mapShadow(resolve(root, name), Buffer.from(content))
    }
    const compilation = compiler.compile({ mainFilePath: resolve(root, work.main) })
    const { result } = compilation
    if (!result) {
      throw layoutFault(
        compiler.fetchDiagnostics(compilation.takeError()).map(({ message, path, range }) => {
          const [file, line] = [basename(path), (range?.start.line ?? -1) + 1]
          return { place: `${file}:${String(line)}`, source: lineOf(work.files[file], line), message }
        }),
      )
    }
    const options = {
      pdfStandard: work.standard ?? 'a-3a',
      creationTimestamp: Math.floor(work.date.getTime() / 1000),
    }
    return { bytes: writePdf(() => compiler.pdf(result, options)), engine: 'native' }
  } finally {
    // The engine's cache is shared by the whole process and would keep every report in memory.
    compiler.evictCache(0)
  }
}

/** Sets a document with the WebAssembly engine: the same page and tags, without the archival mark. */
export async function typesetInWasm(work: Typesetting): Promise<Typeset> {
  const wasm = await import('@myriaddreamin/typst-ts-web-compiler')
  await wasm.default({
    module_or_path: readFileSync(require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm')),
  })
  const builder = new wasm.TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const font of work.fonts) await builder.add_raw_font(font)
  const compiler = await builder.build()
  for (const [name, content] of Object.entries(work.files)) {
    if (name.endsWith('.typ')) compiler.add_source(`/${name}`, new TextDecoder().decode(content))
    else compiler.map_shadow(`/${name}`, content)
  }
  const answer = compiler.compile(`/${work.main}`, [], 'pdf', 1) as {
    readonly result?: Uint8Array
    readonly diagnostics?: unknown
  }
  if (!answer.result)
    throw new LayoutFault(`The report layout does not compile: ${JSON.stringify(answer.diagnostics)}`, null)
  return { bytes: answer.result, engine: 'wasm' }
}

/** The engine refuses to write what does not conform, in words between other marks of its own. */
function writePdf(write: () => Buffer): Buffer {
  try {
    return write()
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    const refusal = /message: "([^"]*)"/.exec(words)?.[1] ?? words
    throw new LayoutFault(`The report layout gives pages that do not conform: ${refusal}`, null)
  }
}

interface Diagnostic {
  readonly place: string
  /** The line itself; '' when it is not known. */
  readonly source: string
  readonly message: string
}

/** The engine names the innermost place first, then who called it; the line there says what is meant. */
function layoutFault(words: readonly Diagnostic[]): LayoutFault {
  const [first] = words
  const all = words.map(({ place, message }) => `${place} ${message}`).join('; ')
  const line = first?.source ? ` (${first.place} reads: ${first.source})` : ''
  return new LayoutFault(`The report layout does not compile: ${all}${line}`, first?.place ?? null)
}

function lineOf(source: Uint8Array | undefined, line: number): string {
  return (new TextDecoder().decode(source).split('\n')[line - 1] ?? '').trim().slice(0, 120)
}
