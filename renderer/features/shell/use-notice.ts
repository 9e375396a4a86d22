import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useProgram } from '../../lib/program.tsx'

/** Tells once what happened at the start of the service, such as a restored backup. */
export function useNotice(): void {
  const { reads } = useProgram()
  const { data } = useQuery(reads.about())
  const notice = data?.notice ?? null
  useEffect(() => {
    if (notice !== null) {
      notifications.show({ id: 'notice', title: 'At the start', message: notice, autoClose: false })
    }
  }, [notice])
}
