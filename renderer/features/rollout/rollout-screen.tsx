import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { useCommands } from '../../lib/commands.tsx'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { Page } from '../../ui/page.tsx'
import { UndoButton } from '../../ui/undo-button.tsx'
import { BoardPart } from './board/board-part.tsx'
import { CoveragePart } from './coverage/coverage-part.tsx'
import { ReportsPart } from './reports/reports-part.tsx'
import { useRolloutReads } from './rollout-reads.ts'
import styles from './rollout.module.css'
import { TeamsPart } from './teams/teams-part.tsx'

const parts = [
  { value: 'board', label: 'Board' },
  { value: 'teams', label: 'Teams' },
  { value: 'coverage', label: 'Coverage' },
  { value: 'reports', label: 'Reports' },
]

/** Staged rollout: what waits for whom, who tries what, and where nobody does. */
export function RolloutScreen({ part }: { part: string }) {
  const { api } = useProgram()
  const { data: newest } = useQuery(useRolloutReads().undoable())
  const [, navigate] = useLocation()
  useCommands(
    parts.map(({ value, label }, index) => ({
      id: `rollout ${value}`,
      name: `Staged rollout: ${label}`,
      group: 'Staged rollout',
      keys: [`Alt+${String(index + 1)}`],
      inFields: true,
      run: () => navigate(routes.rolloutOf(value)),
    })),
  )
  return (
    <Page
      title="Staged rollout"
      under="Early adopters try a product in production before it is released. Nothing moves on by itself."
      actions={
        <UndoButton group="Staged rollout" label={newest?.label ?? null} undo={() => api.rollout.undo({})} />
      }
      filled
    >
      <div className={styles.parts}>
        <SegmentedControl
          aria-label="Part of staged rollout"
          data={parts}
          value={parts.some(({ value }) => value === part) ? part : 'board'}
          onChange={(value) => navigate(routes.rolloutOf(value))}
        />
      </div>
      <Part part={part} />
    </Page>
  )
}

function Part({ part }: { part: string }) {
  switch (part) {
    case 'teams':
      return <TeamsPart />
    case 'coverage':
      return <CoveragePart />
    case 'reports':
      return (
        <div className={styles.body}>
          <ReportsPart />
        </div>
      )
    default:
      return <BoardPart />
  }
}
