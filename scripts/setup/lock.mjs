import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cache, SetupFailure } from './project.mjs'

const longestWaitMs = 20 * 60_000

/**
 * Does `work` while no other process does work under the same name; waits for one that does.
 * The lock of a process that has died is taken over.
 * @template T
 * @param {string} name
 * @param {(line: string) => void} say
 * @param {() => Promise<T>} work
 * @param {string} [folder]
 * @returns {Promise<T>}
 */
export async function withLock(name, say, work, folder = cache) {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, `${name}.lock`)
  const since = Date.now()
  let told = false
  while (!take(lock)) {
    const owner = ownerOf(lock)
    if (owner === null || !isAlive(owner)) {
      removeStale(lock, owner)
      continue
    }
    if (Date.now() - since > longestWaitMs)
      throw new SetupFailure(
        `Process ${owner} has held the set-up for twenty minutes. If it hangs, end it and try again.`,
      )
    if (!told) say(`Another set-up is running (process ${owner}); waiting for it.`)
    told = true
    await sleep(200)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/**
 * A folder that already holds its owner's number is moved into place, which fails when another is there:
 * so a lock without an owner cannot be seen.
 * @param {string} lock
 */
function take(lock) {
  const mine = `${lock}.${process.pid}`
  mkdirSync(mine, { recursive: true })
  writeFileSync(join(mine, 'owner'), String(process.pid))
  try {
    renameSync(mine, lock)
    return true
  } catch {
    rmSync(mine, { recursive: true, force: true })
    return false
  }
}

/** @param {string} lock */
function ownerOf(lock) {
  try {
    return Number(readFileSync(join(lock, 'owner'), 'utf8'))
  } catch {
    return null
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * Moved away before it is deleted, so that of two takers only one removes it; one that was taken anew meanwhile goes back.
 * @param {string} lock
 * @param {number | null} owner
 */
function removeStale(lock, owner) {
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
    if (ownerOf(aside) === owner) rmSync(aside, { recursive: true, force: true })
    else renameSync(aside, lock)
  } catch {
    // Another process was faster; the next attempt sees what it did.
  }
}
