import { writeFileSync } from 'node:fs'

/** Of -1000 to 1000, as proc(5) tells: far before anything that holds what a person typed. */
const firstToGo = '900'

/**
 * Where the memory ends, Linux ends one process to free some. Tells it to choose this one, and not the larger program
 * that started it. Elsewhere the system chooses.
 */
export function dieFirst(): void {
  if (process.platform !== 'linux') return
  try {
    writeFileSync('/proc/self/oom_score_adj', firstToGo)
  } catch {
    // A system that hides this chooses by size, which is mostly this process too.
  }
}
