import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { Note } from '../../ui/note.tsx'

/** What is due on the way to the next QC releases; nothing when nothing is. */
export function DueReminders() {
  const { reads } = useProgram()
  const { data } = useQuery(reads.roadmap())
  if (!data || data.reminders.length === 0) return null
  return (
    <Note
      kind="warning"
      title="Due in the catalogue"
      actions={<Link href={routes.catalogueOf('releases')}>Open the roadmap</Link>}
    >
      {data.reminders.join(' ')}
    </Note>
  )
}
