import { createReadStream, existsSync, mkdirSync, realpathSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import { invalid, refused, success, type Result } from '../../../shared/errors.ts'
import { makeBackupIn } from '../../db/backup.ts'
import {
  evidencePath,
  openLanding,
  proveEvidence,
  removeEvidenceFile,
  sweepLandings,
} from '../../db/evidence-folder.ts'
import { listDigests } from '../../db/tables/evidence.ts'
import type { Deps } from '../deps.ts'

export interface WholeBackup {
  /** Of the database. */
  readonly path: string
  readonly bytes: number
  /** Pieces copied now, and pieces that an earlier backup had copied. */
  readonly copied: number
  readonly kept: number
  /** One sentence for each piece that could not be copied. */
  readonly problems: readonly string[]
}

/** What was half-written so long ago belongs to a backup that was ended. */
const staleMs = 60 * 60 * 1000

/**
 * Copies the database and all evidence into a folder, on another disk at best. The database is read back; evidence is
 * proven as it is copied, lies there by its digest, and is copied once however often this is done. What was taken away
 * for good goes from the copy too. Nothing in the folder is ever overwritten.
 */
export async function backUpTo(deps: Deps, dataFolder: string, folder: string): Promise<Result<WholeBackup>> {
  if (!isAbsolute(folder)) return invalid(`${folder} is no whole path.`, folder)
  const inside = refused(`${folder} lies in the data folder itself: what takes the one would take the other.`)
  if (isWithin(folder, dataFolder)) return inside
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // By another name, such as a link.
    if (isWithin(realpathSync(folder), realpathSync(dataFolder))) return inside
    sweepLandings(folder, new Date(deps.now().getTime() - staleMs))
    const backup = makeBackupIn(deps.db, folder, deps.now(), 'whole')
    const problems: string[] = []
    let copied = 0
    const digests = listDigests(deps.db, 'used')
    for (const digest of digests) {
      if (existsSync(evidencePath(folder, digest))) continue
      const problem = await copyEvidence(dataFolder, folder, digest)
      if (problem === null) copied += 1
      else problems.push(problem)
    }
    for (const digest of listDigests(deps.db, 'removed')) removeEvidenceFile(folder, digest)
    const kept = digests.length - copied - problems.length
    return success({ path: backup.path, bytes: backup.bytes, copied, kept, problems })
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    return refused(`The backup could not be written: ${words}. Earlier backups are as they were.`)
  }
}

/** Why a piece was not copied; null when its copy is on the disk under the digest of what was written. */
async function copyEvidence(dataFolder: string, folder: string, digest: string): Promise<string | null> {
  const state = await proveEvidence(dataFolder, digest)
  if (state !== 'whole') {
    const words = state === 'missing' ? 'is missing from' : 'was changed in'
    return `The evidence ${digest.slice(0, 12)}… ${words} the evidence folder and was not copied.`
  }
  const landing = await openLanding(folder)
  try {
    for await (const part of createReadStream(evidencePath(dataFolder, digest))) {
      await landing.write(part as Buffer)
    }
    await landing.keep()
    return null
  } finally {
    await landing.abandon()
  }
}

function isWithin(inner: string, outer: string): boolean {
  const path = relative(resolve(outer), resolve(inner))
  return path === '' || (!path.startsWith('..') && !isAbsolute(path))
}
