import { Page } from '../../../ui/page.tsx'
import { ReportsPart } from './reports-part.tsx'

/** The first screen of an Early Adopter: what waits, and what was written. */
export function MyReportsScreen() {
  return (
    <Page
      title="My reports"
      under="Try a product in production for about a week, then say how it went. Everything is kept as you type."
    >
      <ReportsPart />
    </Page>
  )
}
