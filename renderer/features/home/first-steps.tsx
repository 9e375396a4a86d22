import { Button } from '@mantine/core'
import { Package } from 'lucide-react'
import { useLocation } from 'wouter'
import { routes } from '../../lib/routes.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { presetPpaFilter } from '../ppas/index.ts'
import styles from './home.module.css'
import { ImportButton } from './import-button.tsx'

/** The first minute: what this program does and where to begin. */
export function FirstSteps() {
  const [, navigate] = useLocation()
  return (
    <section className={styles.first} aria-label="First steps">
      <p className={styles.lead}>
        Verify one product on one platform against the Quality Criteria, and report on it.
      </p>
      <ol className={styles.steps}>
        <li>
          <strong>Choose a PPA</strong>: a product version on one platform and architecture. Its template is
          generated, and each row says why it is there.
        </li>
        <li>
          <strong>Work through its criteria</strong>: give verdicts, write what you saw. Everything is kept as
          you type.
        </li>
        <li>
          <strong>Export the report</strong>: one PDF with the summary and the filled template.
        </li>
      </ol>
      <div className={styles.firstActions}>
        <Button
          leftSection={<Package size={14} aria-hidden="true" />}
          rightSection={<KeyHint keys="g p" />}
          onClick={() => {
            presetPpaFilter(2)
            navigate(routes.ppas)
          }}
        >
          Open a PPA of UMD 2
        </Button>
        <ImportButton />
      </div>
    </section>
  )
}
