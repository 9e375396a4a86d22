import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Bytes on their way into the evidence folder. One writer at a time; each write is awaited. */
export interface Landing {
  write(bytes: Uint8Array): Promise<void>
  /** Names the file by its digest when it is safely on the disk; the same bytes are kept once. */
  keep(): Promise<{ readonly digest: string; readonly bytes: number }>
  /** Leaves nothing behind; idempotent, and without effect after `keep`. */
  abandon(): Promise<void>
}

export function evidenceFolder(dataFolder: string): string {
  return join(dataFolder, 'evidence')
}

/** Where the bytes of a digest lie. */
export function evidencePath(dataFolder: string, digest: string): string {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error(`${digest} is no digest.`)
  return join(evidenceFolder(dataFolder), digest.slice(0, 2), digest)
}

/** Writes new, syncs, renames: a file under its digest is whole, whatever happens in between. */
export async function openLanding(dataFolder: string): Promise<Landing> {
  const incoming = join(evidenceFolder(dataFolder), 'incoming')
  mkdirSync(incoming, { recursive: true, mode: 0o700 })
  const path = join(incoming, randomUUID())
  const file = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  let isOpen = true
  const close = async () => {
    if (isOpen) await file.close()
    isOpen = false
  }
  return {
    async write(part) {
      await file.writeFile(part)
      hash.update(part)
      bytes += part.byteLength
    },
    async keep() {
      await file.sync()
      await close()
      const digest = hash.digest('hex')
      const place = evidencePath(dataFolder, digest)
      if (existsSync(place)) await rm(path)
      else {
        mkdirSync(join(evidenceFolder(dataFolder), digest.slice(0, 2)), { recursive: true, mode: 0o700 })
        await rename(path, place)
        await syncFolder(join(evidenceFolder(dataFolder), digest.slice(0, 2)))
      }
      return { digest, bytes }
    },
    async abandon() {
      const wasOpen = isOpen
      await close()
      if (wasOpen) await rm(path, { force: true })
    },
  }
}

/** A rename is on the disk only when its folder is; not every system lets a folder be synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** Takes bytes away for good; without effect when they are not there. */
export function removeEvidenceFile(dataFolder: string, digest: string): void {
  rmSync(evidencePath(dataFolder, digest), { force: true })
}

/** Up to `length` bytes from `offset`; an empty array beyond the end. Throws when the file is not there. */
export async function readEvidencePart(
  dataFolder: string,
  digest: string,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const file = await open(evidencePath(dataFolder, digest), 'r')
  try {
    const bytes = Buffer.alloc(length)
    const { bytesRead } = await file.read(bytes, 0, length, offset)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Whether the bytes still are what their name says; "missing" when there are none. */
export async function proveEvidence(
  dataFolder: string,
  digest: string,
): Promise<'whole' | 'changed' | 'missing'> {
  const path = evidencePath(dataFolder, digest)
  if (!existsSync(path)) return 'missing'
  const hash = createHash('sha256')
  for await (const part of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(part as Buffer)
  return hash.digest('hex') === digest ? 'whole' : 'changed'
}

/** Takes away what an earlier process left half-written; what is younger than `before` may still be in work. */
export function sweepLandings(dataFolder: string, before: Date): void {
  const incoming = join(evidenceFolder(dataFolder), 'incoming')
  if (!existsSync(incoming)) return
  for (const name of readdirSync(incoming)) {
    const path = join(incoming, name)
    if (statSync(path).mtime < before) rmSync(path, { force: true })
  }
}
