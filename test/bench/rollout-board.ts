import { createRouterClient } from '@orpc/server'
import { filterBoard, makeSearchable, openOnly } from '../../renderer/features/rollout/board/board-filter.ts'
import { inTransaction, type ReadDb } from '../../electron/db/handles.ts'
import { keepEaReport } from '../../electron/db/tables/ea-reports.ts'
import { listPpasOfRelease, upsertPpa } from '../../electron/db/tables/ppas.ts'
import { upsertEntry } from '../../electron/db/tables/release-entries.ts'
import { replaceAskedTeams, upsertRollout } from '../../electron/db/tables/rollouts.ts'
import { upsertUmdRelease } from '../../electron/db/tables/umd-releases.ts'
import { openService } from '../../electron/service/open-service.ts'
import { saveTeam } from '../../electron/usecases/rollout/teams.ts'
import { ppaId } from '../../shared/domain/umd-release.ts'
import { templatesFolder } from '../support/folders.ts'
import { makeReport, makeTeam } from '../support/rollout-desk.ts'
import { withFolder } from './bench-folder.ts'
import { compare, type BenchOptions, type Figure } from './measure.ts'

const ppaCount = 2000
const teamsEach = 5
const budgetMs = 100
const teams = Array.from({ length: 40 }, (_, at) => `EA ${String(at + 1)}`)
const noTexts = {
  description: '',
  releaseNotes: '',
  installationNotes: '',
  knownIssues: '',
  changeLog: '',
  additionalDetails: '',
}

/** The manager's board of 2,000 PPAs with 10,000 reports: read from the service, then filtered as the screen does. */
export function measureBoard({ runs = 30, say }: BenchOptions): Promise<readonly Figure[]> {
  return withFolder(async (folder) => {
    const opening = openService({ dataFolder: folder, templatesFolder, face: 'command line' })
    if (opening.kind !== 'open') throw new Error(opening.message)
    const { service } = opening
    const { deps } = service.context
    say(`laying in ${String(ppaCount)} PPAs with ${String(ppaCount * teamsEach)} reports`)
    for (const name of teams) saveTeam(deps, null, makeTeam(name))
    layIn(deps.db)
    const api = createRouterClient(service.router, { context: service.context })
    const rows = await api.rollout.board({})
    if (rows.length !== ppaCount) throw new Error(`The board has ${String(rows.length)} rows.`)
    const searchable = makeSearchable(rows)
    const questions = [
      openOnly,
      { ...openOnly, text: 'dcache ea 7' },
      { ...openOnly, text: 'rejects' },
      { ...openOnly, stack: 'EMI' as const, platform: 'sl6' },
      { ...openOnly, stage: 'offered' as const },
    ]
    const reading: number[] = []
    const filtering: number[] = []
    for (let run = 0; run < runs; run += 1) {
      reading.push(await timeOf(() => api.rollout.board({})))
      for (const question of questions) filtering.push(await timeOf(() => filterBoard(searchable, question)))
    }
    const first = rows.at(0)?.ppaId ?? ''
    const one: number[] = []
    for (let run = 0; run < runs; run += 1) one.push(await timeOf(() => api.rollout.get({ ppaId: first })))
    service.close()
    const note = `${String(ppaCount)} PPAs, ${String(ppaCount * teamsEach)} reports; the peer is the budget for an answer.`
    const series = (name: string, times: readonly number[]) =>
      compare({ name: `rollout: ${name}`, unit: 'ms', peerName: 'budget', note }, times, [budgetMs])
    return [
      series('board filtered, p95', [quantile95(filtering)]),
      series('board read, judged and parsed, median', reading),
      series('board read, judged and parsed, p95', [quantile95(reading)]),
      series('one PPA with its reports, p95', [quantile95(one)]),
    ]
  })
}

function layIn(db: ReadDb): void {
  inTransaction(db, (tx) => {
    const version = '9.9.0'
    upsertUmdRelease(tx, {
      version,
      umdMajor: 9,
      date: '2012-12-17 00:00:00',
      source: 'bench',
      recordDigest: null,
      texts: noTexts,
    })
    for (let at = 0; at < ppaCount / 2; at += 1) {
      const entry = {
        releaseVersion: version,
        position: at,
        productKey: at % 3 === 0 ? 'emi.dcache' : at % 3 === 1 ? 'ige.gridway' : 'emi.voms',
        productName: at % 3 === 0 ? 'dCache' : at % 3 === 1 ? 'GridWay' : 'VOMS',
        version: `1.2.${String(at)}`,
        provider: at % 3 === 1 ? 'IGE' : 'EMI',
        capabilityTags: [],
        texts: noTexts,
      }
      const entryId = upsertEntry(tx, entry)
      for (const platform of ['sl5', 'sl6']) {
        const names = { platform, arch: 'x86_64' }
        const id = ppaId({ ...entry, ...names })
        upsertPpa(tx, { id, entryId, ...names, platformBasis: 'entered', recordTicket: null })
      }
    }
    for (const [at, ppa] of listPpasOfRelease(tx, version).entries()) {
      const since = '2012-11-01T00:00:00.000Z'
      upsertRollout(tx, { ppaId: ppa.id, ticket: null, progress: 'StagedRollout', since })
      const own = Array.from(
        { length: teamsEach },
        (_, index) => teams[(at + index * 7) % teams.length] ?? '',
      )
      replaceAskedTeams(
        tx,
        ppa.id,
        own.map((team) => ({ team, askedAt: since, remindedAt: null })),
      )
      for (const [index, team] of own.entries()) {
        const says =
          (at + index) % 11 === 0 ? 'reject' : index % 2 === 0 ? 'accept' : 'accept with known issues'
        const report = makeReport(ppa, team, says, { id: `${ppa.id} ${team}` })
        // One in seven is about another version and does not count.
        const fields = (at + index) % 7 === 0 ? { ...report.fields, version: '0.0.1' } : report.fields
        keepEaReport(tx, { ...report, fields, revisions: {} })
      }
    }
  })
}

async function timeOf(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

function quantile95(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? 0
}
