import { Button } from '@mantine/core'
import { useState } from 'react'
import { Section } from '../../../ui/page.tsx'
import { useImport } from '../../releases/index.ts'
import { ProductSelect } from './product-select.tsx'
import styles from './reports.module.css'

/** A report on any product known here: for a team that was asked by mail, or tries a product of its own accord. */
export function NewReport({ begin }: { begin: (ppaId: string) => void }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const { pick } = useImport()
  return (
    <Section title="On another product">
      <form
        className={styles.newReport}
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen !== null) begin(chosen)
        }}
      >
        <div className={styles.grow}>
          <ProductSelect label="Product, version and platform" value={chosen} onChange={setChosen} />
        </div>
        <Button type="submit" variant="default" disabled={chosen === null}>
          Write a report
        </Button>
      </form>
      <p className="soft">
        Not in the list? Ask the staged-rollout manager for the record of its release, a file, and take it in
        here:{' '}
        <Button size="compact-xs" variant="subtle" onClick={pick}>
          Import a release record
        </Button>
      </p>
    </Section>
  )
}
