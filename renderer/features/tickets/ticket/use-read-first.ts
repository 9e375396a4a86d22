import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useProgram } from '../../../lib/program.tsx'
import type { TicketPlace } from '../ticket-place.ts'

/**
 * A ticket that is opened before everything is mirrored is read from its server first. Without a line it stays as it is: the
 * status line says so. Answers whether its account is still being mirrored.
 */
export function useReadFirst({ accountId, number }: TicketPlace): boolean {
  const { api, reads } = useProgram()
  const { data } = useQuery(reads.syncStatus())
  const account = data?.accounts.find((candidate) => candidate.accountId === accountId)
  const isFetching = account !== undefined && account.fetching !== null
  useEffect(() => {
    if (isFetching) api.tickets.refresh({ accountId, number }).catch(() => undefined)
  }, [api, accountId, number, isFetching])
  return isFetching
}
