import { execFileSync, spawnSync } from 'node:child_process'
import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { makeTempFolder } from './temp-folder.ts'

/** A disk of its own that a test may fill or make read-only. */
export interface SmallDisk {
  readonly folder: string
  /** Takes every byte that is left. */
  fill(): void
  /** Gives them back. */
  free(): void
  makeReadOnly(): void
}

/** Why no such disk can be made here; null where one can. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'a small disk for the test needs Linux'
  if (process.getuid?.() !== 0) return 'mounting a small disk for the test needs root'
  const folder = makeTempFolder()
  const tried = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { encoding: 'utf8' })
  if (tried.status !== 0) return `no small disk can be mounted here: ${tried.stderr.trim()}`
  execFileSync('umount', [folder])
  return null
}

export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = makeTempFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', folder])
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder])
  })
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill: () => {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(ballast, Buffer.alloc(bavail * bsize))
    },
    free: () => rmSync(ballast, { force: true }),
    makeReadOnly: () => execFileSync('mount', ['-o', 'remount,ro', folder]),
  }
}
