import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'

/** The way back to the list of reports: an Early Adopter's first screen, or a part of staged rollout. */
export function ReportsLink() {
  const { reads } = useProgram()
  const role = useQuery(reads.settings()).data?.role
  return role === 'early adopter' ? (
    <Link href={routes.home}>My reports</Link>
  ) : (
    <Link href={routes.rolloutOf('reports')}>Reports</Link>
  )
}
