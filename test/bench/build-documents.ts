import { join } from 'node:path'

const top = join(import.meta.dirname, '../..')
const outDir = join(top, 'dist/bench')

/** Where the bundled writers of `buildDocuments` are to be imported from. */
export const builtDocuments = {
  workbook: join(outDir, 'workbook.js'),
  report: join(outDir, 'report.js'),
  merge: join(outDir, 'merge.js'),
}

/**
 * Bundles the writers of documents as the program does, with their functions open to the bench: sources load file by file
 * and would look slower than what people run.
 */
export async function buildDocuments(): Promise<void> {
  // Loaded here: the measured processes take only the paths above.
  const { build } = await import('vite')
  await build({
    configFile: join(top, 'vite.node.config.ts'),
    root: top,
    logLevel: 'warn',
    build: {
      outDir,
      rolldownOptions: {
        input: {
          workbook: join(top, 'electron/documents/workbook.ts'),
          report: join(top, 'electron/documents/report.ts'),
          merge: join(top, 'electron/documents/merge/merge-safely.ts'),
        },
      },
    },
  })
}
