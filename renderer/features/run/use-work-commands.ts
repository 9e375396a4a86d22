import type { RefObject } from 'react'
import type { RunWork } from '../../../shared/domain/run-work.ts'
import { Outcome, type Verification } from '../../../shared/domain/verification.ts'
import { useCommands, type Command } from '../../lib/commands.tsx'
import { tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { outcomeKeys } from './outcome-buttons.tsx'
import type { RunItem } from './run-items.ts'
import { useRun } from './run-store.tsx'
import type { RunWrites } from './use-run-writes.ts'
import type { WorkWrites } from './use-work-writes.ts'

interface WorkCommandParts {
  readonly verification: Verification
  readonly work: RunWork
  readonly items: readonly RunItem[]
  readonly writes: RunWrites
  readonly does: WorkWrites
  /** Criteria for which an earlier verdict may be taken over. */
  readonly offered: readonly string[]
  readonly pane: RefObject<HTMLElement | null>
  readonly list: RefObject<HTMLElement | null>
}

/** Whether the condition of a criterion holds is answered by V and Y, or V and N. */
export const conditionKeys = (holds: boolean): string => (holds ? 'v y' : 'v n')

/** What can be done with a run beside single verdicts, each with its key. */
export function useWorkCommands(parts: WorkCommandParts): void {
  const { verification, work: around, items, writes, does, offered, pane, list } = parts
  const { api, queries, writes: queue } = useProgram()
  const at = useRun((state) => state.at)
  const select = useRun((state) => state.select)
  const goTo = useRun((state) => state.goTo)
  const dismiss = useRun((state) => state.dismiss)
  const setBulk = useRun((state) => state.setBulk)
  const setFilter = useRun((state) => state.setFilter)
  const item = items.find((candidate) => candidate.at === at)
  const criterion = item?.kind === 'criterion' ? item.at : null
  const { id, state, summaryRevisions } = verification

  async function takeHours(): Promise<void> {
    try {
      // In the line of all writes: finishing right after it must not come first.
      await queue.run(async () => {
        const { hours } = await api.verifications.time({ id })
        const seen = summaryRevisions.hours
        await api.verifications.setSummaryField({ id, field: 'hours', seen, text: hours })
      })
    } catch (error) {
      tellTrouble(error, 'The hours')
    }
    void queries.invalidateQueries({ queryKey: ['verifications'] })
  }
  function go(to: string): void {
    select(to)
    list.current?.focus()
  }

  /** What is typed next is the title of the new issue, never a key of the list. */
  async function noteIssue(): Promise<void> {
    const about = criterion
    select('issues')
    if (await does.addIssue(about)) goTo('issues', 'title')
  }

  const condition = around.conditions.find(
    ({ criteria }) => criterion !== null && criteria.includes(criterion),
  )
  const answer = (holds: boolean) => ({
    id: `condition ${holds ? 'holds' : 'fails'}`,
    name: holds ? 'The condition of criticality holds' : 'The condition of criticality does not hold',
    group: 'Verdict',
    keys: [conditionKeys(holds)],
    run: () => void (condition && does.answerCondition(condition.condition, holds)),
  })

  const onRow = (run: (criterionId: string) => void) => () => {
    if (criterion !== null) run(criterion)
  }
  const work: readonly Command[] = [
    ...(condition ? [answer(true), answer(false)] : []),
    {
      id: 'take earlier',
      name: 'Take the earlier verdict over',
      group: 'Verdict',
      keys: ['y'],
      run: onRow((row) => void does.acceptOffers([row])),
    },
    {
      id: 'dismiss earlier',
      name: 'Dismiss the earlier verdict',
      group: 'Verdict',
      keys: ['d'],
      run: onRow(dismiss),
    },
    {
      id: 'take automatic',
      name: "Take the tool's result over",
      group: 'Verdict',
      keys: ['m'],
      run: onRow((row) => void does.takeOver([row])),
    },
    {
      id: 'bulk',
      name: 'One verdict for all open rows shown',
      group: 'Verdict',
      keys: ['l'],
      run: () => setBulk(true),
    },
    {
      id: 'evidence',
      name: 'Add files as evidence',
      group: 'Run',
      keys: ['e'],
      run: () => pane.current?.querySelector<HTMLElement>('[data-pick-evidence]')?.click(),
    },
    {
      id: 'issue',
      name: 'Note an issue here',
      group: 'Run',
      keys: ['b'],
      run: () => void noteIssue(),
    },
    ...Outcome.options.map((outcome) => ({
      id: `outcome ${outcome}`,
      name: `Overall verdict: ${outcome}`,
      group: 'Run',
      keys: [outcomeKeys[outcome]],
      run: () => writes.setOutcome(outcome),
    })),
    {
      id: 'hours',
      name: 'Take the hours from the time log',
      group: 'Run',
      keys: ['v h'],
      run: () => void takeHours(),
    },
    {
      id: 'fill summary',
      name: 'Fill the summary from what is known',
      group: 'Run',
      keys: ['v s'],
      run: () => void does.fillSummary(),
    },
    {
      id: 'take all earlier',
      name: `Take all earlier verdicts over (${String(offered.length)})`,
      group: 'Verdict',
      run: () => void does.acceptOffers(offered),
    },
    {
      id: 'finish by key',
      name: 'Finish the verification now',
      group: 'Run',
      keys: ['v v'],
      keyOnly: true,
      run: writes.finish,
    },
  ]
  useCommands([
    ...(state === 'open' ? work : []),
    { id: 'issues', name: 'Go to the issues', group: 'Run', run: () => go('issues') },
    { id: 'testbed', name: 'Go to the testbed', group: 'Run', run: () => go('testbed') },
    { id: 'life', name: 'Go to ticket, time and hand-over', group: 'Run', run: () => go('life') },
    {
      id: 'only changed',
      name: 'Show rows that changed since last time',
      group: 'Run',
      run: () => setFilter('changed'),
    },
    {
      id: 'only mine',
      name: 'Show rows that are mine to decide',
      group: 'Run',
      run: () => setFilter('decide'),
    },
    {
      id: 'hand over',
      name: 'Save this run as a file for a colleague',
      group: 'Run',
      run: () => void does.handOver(),
    },
  ])
}
