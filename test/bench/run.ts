import { Argument, Command, InvalidArgumentError } from 'commander'
import type { Measure } from './measure.ts'
import { formatTable } from './print.ts'

/** Loaded only when asked for, so that a wrong name is answered at once. */
const measures: Readonly<Record<string, () => Promise<Measure>>> = {
  workbooks: async () => (await import('./workbooks.ts')).measureWorkbooks,
  templates: async () => (await import('./workbooks.ts')).measureTemplates,
  catalogue: async () => (await import('./catalogue.ts')).measureCatalogue,
  report: async () => (await import('./report.ts')).measureReport,
  merge: async () => (await import('./merge.ts')).measureMerge,
  start: async () => (await import('./start.ts')).measureStart,
  commits: async () => (await import('./commits.ts')).measureCommits,
  run: async () => (await import('./run-work.ts')).measureRun,
  pull: async () => (await import('./ticket-pull.ts')).measureTicketPull,
  push: async () => (await import('./ticket-push.ts')).measureTicketPush,
  search: async () => (await import('./ticket-search.ts')).measureTicketSearch,
  rollout: async () => (await import('./rollout.ts')).measureRollout,
  plans: async () => (await import('./plans.ts')).measurePlans,
  deliveries: async () => (await import('./deliveries.ts')).measureDeliveries,
  collisions: async () => (await import('./collisions.ts')).measureCollisions,
  kills: async () => (await import('./kills.ts')).measureKills,
  windows: async () => (await import('./windows.ts')).measureWindowKills,
}

/** They take many minutes each and measure nothing but that all is well. */
const onlyByName: ReadonlySet<string> = new Set(['plans', 'deliveries', 'collisions'])

interface Options {
  readonly json: boolean
  readonly runs?: number
  readonly kills?: number
  readonly plans: number
}

const program = new Command('npm run bench --')
  .description(
    'Measures Proviso side by side with a peer or a limit. Without a name, everything but the campaigns.',
  )
  .addArgument(new Argument('[name...]', 'what to measure').choices(Object.keys(measures)))
  .option('--json', 'one JSON object a line', false)
  .option('--runs <number>', 'runs of each side, instead of what each measure takes', readCount)
  .option('--kills <number>', 'kills of the program, instead of what each measure takes', readCount)
  .option('--plans <number>', 'random plans of two desks and a web user', readCount, 200)
  .action(measureAll)

await program.parseAsync()

async function measureAll(names: readonly string[], options: Options): Promise<void> {
  const say = (line: string) => console.error(line)
  const { json, kills, plans } = options
  const figures = []
  for (const [name, load] of Object.entries(measures)) {
    if (names.length === 0 ? onlyByName.has(name) : !names.includes(name)) continue
    say(`${name} …`)
    try {
      const measure = await load()
      const found = await measure({ runs: options.runs, kills, plans, say: (line) => say(`  ${line}`) })
      figures.push(...found)
      if (json) for (const figure of found) console.log(JSON.stringify(figure))
    } catch (error) {
      // The others are worth having all the same.
      say(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      process.exitCode = 1
    }
  }
  if (!json) console.log(formatTable(figures))
}

function readCount(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > 10_000)
    throw new InvalidArgumentError('A whole number from 1 to 10000 is needed.')
  return count
}
