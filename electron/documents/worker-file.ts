import { existsSync } from 'node:fs'

/** The report worker: beside this module as a bundle (`.js`), or as source (`.ts`), whichever is there. */
export function workerFile(): URL {
  const bundled = new URL('./report-worker.js', import.meta.url)
  return existsSync(bundled) ? bundled : new URL('./report-worker.ts', import.meta.url)
}
