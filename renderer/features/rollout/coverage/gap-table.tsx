import { Button } from '@mantine/core'
import type { GapLine } from '../../../../shared/domain/rollout-coverage.ts'
import { useProgram } from '../../../lib/program.tsx'
import { useAct } from '../../../lib/use-act.ts'

/** Times without an early adopter, with where that is written. */
export function GapTable({ gaps, none }: { gaps: readonly GapLine[]; none: string }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  if (gaps.length === 0) return <p className="soft">{none}</p>
  const isAnyOwn = gaps.some(({ isOwn }) => isOwn)
  return (
    <table className="plain">
      <thead>
        <tr>
          <th style={{ width: '20%' }}>Product</th>
          <th style={{ width: '8%' }}>Stack</th>
          <th style={{ width: '18%' }}>Time</th>
          <th style={{ width: '14%' }}>Closed by</th>
          <th>Written in</th>
          {isAnyOwn && <th style={{ width: '76px' }}>Change</th>}
        </tr>
      </thead>
      <tbody>
        {gaps.map(({ id, name, stack, since, until, closedBy, source, note, isOwn }) => (
          <tr key={id}>
            <td>{name}</td>
            <td>{stack}</td>
            <td>
              {since} {until === null ? 'until today' : `to ${until}`}
            </td>
            <td>{closedBy.join(', ')}</td>
            <td>
              {source}
              {note !== '' && <div className="soft">{note}</div>}
            </td>
            {isAnyOwn && (
              <td>
                {isOwn && (
                  <Button
                    variant="subtle"
                    loading={busy}
                    aria-label={`Take away the gap of ${name}`}
                    onClick={() => void act('Taking the gap away', () => api.rollout.removeGap({ id }))}
                  >
                    Remove
                  </Button>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
