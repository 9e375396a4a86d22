import type { RefObject } from 'react'
import { useLocation } from 'wouter'
import type { Verdict } from '../../../shared/domain/verdict.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import { useCommands, type Command } from '../../lib/commands.tsx'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { neighbour, nextOpen, type RunItem } from './run-items.ts'
import { useRun } from './run-store.tsx'
import type { RunWrites } from './use-run-writes.ts'

/** The keys of each verdict: its place, or a letter of its name. */
export const verdictKeys: readonly { readonly verdict: Verdict | null; readonly keys: readonly string[] }[] =
  [
    { verdict: 'OK', keys: ['1', 'o'] },
    { verdict: 'WARNING', keys: ['2', 'w'] },
    { verdict: 'FAIL', keys: ['3', 'f'] },
    { verdict: 'NA', keys: ['4', 'a'] },
    { verdict: 'NOT TESTED', keys: ['5', 't'] },
    { verdict: null, keys: ['0'] },
  ]

interface RunCommandParts {
  readonly verification: Verification
  readonly items: readonly RunItem[]
  readonly shown: readonly RunItem[]
  readonly writes: RunWrites
  readonly list: RefObject<HTMLElement | null>
  readonly pane: RefObject<HTMLElement | null>
}

export function useRunCommands({ verification, items, shown, writes, list, pane }: RunCommandParts): void {
  const { drafts } = useProgram()
  const [, navigate] = useLocation()
  const at = useRun((state) => state.at)
  const select = useRun((state) => state.select)
  const setFilter = useRun((state) => state.setFilter)
  const toggleNotes = useRun((state) => state.toggleNotes)
  const item = items.find((candidate) => candidate.at === at)
  const open = verification.state === 'open'

  function go(to: RunItem | undefined): void {
    if (!to) return
    drafts.flush()
    select(to.at)
    list.current?.focus()
  }
  function setVerdict(verdict: Verdict | null): void {
    if (item?.kind === 'criterion') writes.setVerdict(item.at, verdict)
    if (item?.kind === 'check')
      writes.setCheckVerdict(item.at === 'upgrade' ? 'upgrade' : 'installation', verdict)
  }

  const verdicts: readonly Command[] = verdictKeys.map(({ verdict, keys }) => ({
    id: `verdict ${verdict ?? 'blank'}`,
    name: verdict === null ? 'Make the verdict blank' : `Verdict ${verdict}`,
    group: 'Verdict',
    keys,
    run: () => setVerdict(verdict),
  }))
  useCommands([
    ...(open ? verdicts : []),
    ...(open && verification.releaseType === 'minor' ? scopeCommands(item, writes) : []),
    {
      id: 'next',
      name: 'Next row',
      group: 'Run',
      keys: ['j', 'Alt+ArrowDown'],
      inFields: true,
      run: () => go(neighbour(shown, at, 1)),
    },
    {
      id: 'before',
      name: 'Row before',
      group: 'Run',
      keys: ['k', 'Alt+ArrowUp'],
      inFields: true,
      run: () => go(neighbour(shown, at, -1)),
    },
    {
      id: 'next open',
      name: 'Next open row',
      group: 'Run',
      keys: ['n', 'Ctrl+Enter'],
      inFields: true,
      run: () => go(nextOpen(items, at)),
    },
    {
      id: 'comment',
      name: 'Write in the first field',
      group: 'Run',
      keys: ['c', 'Enter'],
      run: () => pane.current?.querySelector<HTMLElement>('[data-field]')?.focus(),
    },
    {
      id: 'to list',
      name: 'Back to the list',
      group: 'Run',
      keys: ['Escape'],
      inFields: true,
      keyOnly: true,
      run() {
        drafts.flush()
        list.current?.focus()
      },
    },
    ...(open
      ? [{ id: 'undo', name: 'Undo the last verdict', group: 'Run', keys: ['Ctrl+z', 'u'], run: writes.undo }]
      : []),
    {
      id: 'release notes',
      name: 'Show or hide the release notes',
      group: 'Run',
      keys: ['p'],
      run: toggleNotes,
    },
    { id: 'summary', name: 'Go to the summary', group: 'Run', keys: ['s'], run: () => go(items[0]) },
    { id: 'all', name: 'Show all rows', group: 'Run', keys: ['x'], run: () => setFilter('all') },
    { id: 'only open', name: 'Show open rows', group: 'Run', run: () => setFilter('open') },
    { id: 'only failed', name: 'Show failed rows', group: 'Run', run: () => setFilter('failed') },
    {
      id: 'report',
      name: 'Open the report',
      group: 'Run',
      keys: ['r'],
      run: () => navigate(routes.report(verification.id)),
    },
    open
      ? { id: 'finish', name: 'Finish the verification', group: 'Run', run: writes.finish }
      : { id: 'reopen', name: 'Reopen the verification', group: 'Run', run: writes.reopen },
  ])
}

/** What can be said about a row of a minor release. */
function scopeCommands(item: RunItem | undefined, writes: RunWrites): readonly Command[] {
  const mark = (affected: boolean) => {
    if (item?.kind === 'criterion' && item.verdict === null) writes.markScope(item.at, affected)
  }
  return [
    {
      id: 'affected',
      name: 'Affected by this minor release',
      group: 'Verdict',
      keys: ['+'],
      run: () => mark(true),
    },
    {
      id: 'not affected',
      name: 'Not affected by this minor release',
      group: 'Verdict',
      keys: ['-'],
      run: () => mark(false),
    },
    {
      id: 'mark rest',
      name: 'Mark the rest as not affected',
      group: 'Verdict',
      keys: ['v r'],
      run: writes.markRest,
    },
  ]
}
