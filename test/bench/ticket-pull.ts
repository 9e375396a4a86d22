import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RequestTracker } from '../support/request-tracker.ts'
import { withFolder } from './bench-folder.ts'
import { runChild } from './child.ts'
import { alternate, compare, type BenchOptions, type Figure } from './measure.ts'
import type { PullOptions, PullTook } from './pull-child.ts'
import { measureEcho } from './ticket-echo.ts'
import { withFullServer } from './ticket-server.ts'

const tickets = 10_000
const echoLimitMs = 50
const script = fileURLToPath(import.meta.resolve('./pull-child.ts'))

/** The first pull of 10,000 tickets and the increments after it, against a bare loop over the same server. */
export function measureTicketPull({ runs, say }: BenchOptions): Promise<readonly Figure[]> {
  return withFullServer(tickets, say, (server) =>
    withFolder(async (folder) => {
      const lists = await pull({ server, folder, isWhole: false, runs: runs ?? 5, say })
      const wholes = await pull({ server, folder, isWhole: true, runs: Math.ceil((runs ?? 5) / 3), say })
      say('typing while the first pull goes on')
      const echo = await measureEcho(server, join(folder, 'echo'))
      return [
        figure('list usable', 'ms', lists, ({ list }) => [list]),
        figure('select fields there', 'ms', lists, ({ byValue }) => [byValue]),
        figure('everything there', 'ms', wholes, ({ everything }) => [everything]),
        figure('nothing changed', 'ms', wholes, ({ idle }) => idle),
        figure('20 tickets changed', 'ms', wholes, ({ changed }) => changed),
        figure('peak memory', 'MB', wholes, ({ peakMb }) => [peakMb]),
        compare(
          { name: 'pull: typing echo meanwhile, p95', unit: 'ms', peerName: 'limit', note: '' },
          [echo],
          [echoLimitMs],
        ),
      ]
    }),
  )
}

interface Series {
  readonly ours: readonly PullTook[]
  readonly bare: readonly PullTook[]
}

interface Wanted {
  readonly server: RequestTracker
  readonly folder: string
  readonly isWhole: boolean
  readonly runs: number
  readonly say: (line: string) => void
}

async function pull({ server, folder, isWhole, runs, say }: Wanted): Promise<Series> {
  let run = 0
  const side = (name: PullOptions['side']) => () => {
    run += 1
    say(`${name}, ${isWhole ? 'everything' : 'the list'}, ${String(run)} of ${String(runs * 2)}`)
    const options: PullOptions = {
      side: name,
      isWhole,
      url: server.url,
      tokens: server.tokens,
      folder: join(folder, `${String(isWhole)} ${String(run)}`),
      tickets,
    }
    return runChild<PullTook>(process.execPath, [script, JSON.stringify(options)])
  }
  const [ours = [], bare = []] = await alternate(runs, [side('ours'), side('bare')])
  return { ours, bare }
}

function figure(
  name: string,
  unit: string,
  { ours, bare }: Series,
  pick: (took: PullTook) => readonly number[],
): Figure {
  const note = `${String(tickets)} tickets of 15 fields, two connections`
  const caption = { name: `pull: ${name}`, unit, peerName: 'bare loop', note }
  return compare(caption, ours.flatMap(pick), bare.flatMap(pick))
}
