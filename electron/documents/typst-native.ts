// The parts used of the native Typst binding. Its platform packages carry no types, and the package that has them lists
// platforms which the registry lacks at this version, so that a locked installation would fail.

/** The engine claims one of them in a file: for archives, or for readers that speak. */
export type PdfStandard = 'a-3a' | 'ua-1'

interface CompiledDocument {
  readonly numOfPages: number
}

interface Compilation {
  /** null when the layout does not compile. */
  readonly result: CompiledDocument | null
  takeError(): unknown
}

interface Diagnostic {
  readonly message: string
  readonly path: string
  /** Lines count from 0. */
  readonly range: { readonly start: { readonly line: number } } | null
}

interface NativeCompiler {
  mapShadow(path: string, content: Buffer): void
  evictCache(maxAge: number): void
  compile(options: { readonly mainFilePath: string }): Compilation
  fetchDiagnostics(error: unknown): readonly Diagnostic[]
  pdf(
    document: CompiledDocument,
    options: { readonly pdfStandard: PdfStandard; readonly creationTimestamp: number },
  ): Buffer
}

export interface NativeTypst {
  readonly NodeCompiler: {
    create(options: {
      readonly workspace: string
      readonly fontArgs: { readonly fontBlobs: Buffer[] }[]
    }): NativeCompiler
  }
}
