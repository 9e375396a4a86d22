import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { Verdict } from '../../shared/domain/verdict.ts'
import { openService } from '../../electron/service/open-service.ts'
import { templatesFolder } from '../support/folders.ts'
import { withFolder } from './bench-folder.ts'
import { alternate, compare, median } from './measure.ts'
import type { BenchOptions, Figure } from './measure.ts'

const ppaId = '1.7.0/emi.dcache/1.9.15/sl5/x86_64'
const writesEach = 300
/** A page of the database and the head of its frame in the log: the least that SQLite writes for a change. */
const frameBytes = 4096 + 24

/** One verdict after the other through the contract, each acknowledged before the next, against the disk's own limit. */
export function measureCommits({ runs = 9, say }: BenchOptions): Promise<readonly Figure[]> {
  return withFolder(async (folder) => {
    const opening = openService({ dataFolder: join(folder, 'data'), templatesFolder, face: 'command line' })
    if (opening.kind !== 'open') throw new Error(opening.message)
    const { service } = opening
    const api = createRouterClient(service.router, { context: service.context })
    const { id } = await api.verifications.start({
      ppaId,
      qcReleaseId: 'QC7',
      releaseType: 'major',
    })
    const { verification } = await api.verifications.get({ id })
    const criteria = verification.rows.map(({ criterion }) => criterion.id)
    let writes = 0
    const write = async () => {
      // Every write changes something: after a round over all criteria comes the next verdict.
      const verdict = Verdict.options[Math.floor(writes / criteria.length) % Verdict.options.length] ?? 'OK'
      await api.verifications.setVerdict({
        id,
        criterionId: criteria[writes % criteria.length] ?? '',
        verdict,
      })
      writes += 1
    }
    const file = openSync(join(folder, 'bare'), 'w')
    const frame = Buffer.alloc(frameBytes, 1)
    const sync = async () => {
      writeSync(file, frame)
      fdatasyncSync(file)
    }
    say(`${String(runs)} runs of ${String(writesEach)} writes each`)
    const [ours = [], bare = []] = await alternate(runs, [() => timeEach(write), () => timeEach(sync)])
    closeSync(file)
    service.close()
    return [toFigure(ours, bare)]
  })
}

/** Milliseconds for each of many, one after the other. */
async function timeEach(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  for (let done = 0; done < writesEach; done += 1) await work()
  return (performance.now() - begun) / writesEach
}

function toFigure(ours: readonly number[], bare: readonly number[]): Figure {
  const aSecond = String(Math.round(1000 / median(ours)))
  return compare(
    {
      name: 'commits: one verdict',
      unit: 'ms',
      peerName: 'bare write and fdatasync of one page',
      note: `${aSecond} acknowledged writes a second, each with its audit entry, within one process.`,
    },
    ours,
    bare,
  )
}
