import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../lib/api.ts'
import { useProgram } from '../../lib/program.tsx'

/** What the screens of staged rollout read. Tickets and verifications change what is offered, so they are named. */
function createRolloutReads({ rollout }: Api) {
  const also = [{ also: 'tickets' }, { also: 'verifications' }, { also: 'releases' }]
  return {
    board: () =>
      queryOptions({
        queryKey: ['rollout', 'board', ...also],
        queryFn: ({ signal }) => rollout.board({}, { signal }),
      }),
    one: (ppaId: string) =>
      queryOptions({
        queryKey: ['rollout', 'one', ppaId, ...also],
        queryFn: ({ signal }) => rollout.get({ ppaId }, { signal }),
      }),
    teams: () =>
      queryOptions({
        queryKey: ['rollout', 'teams'],
        queryFn: ({ signal }) => rollout.teams({}, { signal }),
      }),
    coverage: () =>
      queryOptions({
        queryKey: ['rollout', 'coverage', ...also],
        queryFn: ({ signal }) => rollout.coverage({}, { signal }),
      }),
    reminders: (ppaIds: readonly string[] | null) =>
      queryOptions({
        queryKey: ['rollout', 'reminders', ppaIds, ...also],
        queryFn: ({ signal }) =>
          rollout.reminders({ ppaIds: ppaIds === null ? null : [...ppaIds] }, { signal }),
      }),
    freezes: () =>
      queryOptions({
        queryKey: ['rollout', 'freezes'],
        queryFn: ({ signal }) => rollout.freezes({}, { signal }),
      }),
    wayBack: () =>
      queryOptions({
        queryKey: ['rollout', 'wayBack'],
        queryFn: ({ signal }) => rollout.wayBack({}, { signal }),
      }),
    undoable: () =>
      queryOptions({
        queryKey: ['rollout', 'undoable'],
        queryFn: ({ signal }) => rollout.undoable({}, { signal }),
      }),
  }
}

export function useRolloutReads() {
  return createRolloutReads(useProgram().api)
}
