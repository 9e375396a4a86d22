import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { Section } from '../../../ui/page.tsx'
import { useImport } from '../../releases/index.ts'
import { ProductSelect } from './product-select.tsx'
import styles from './reports.module.css'

/** A report on any product known here: for a team that was asked by mail, or tries a product of its own accord. */
export function NewReport({
  begin,
  beginRequested,
}: {
  readonly begin: (ppaId: string) => void
  /** Begins the report that a file of the manager asks for. */
  readonly beginRequested: (file: File) => void
}) {
  const request = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const { pick } = useImport()
  return (
    <Section title="On a product you choose">
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
        Not in the list? The staged-rollout manager has it, as a request or as the record of the release:{' '}
        <Button size="compact-xs" variant="subtle" onClick={() => request.current?.click()}>
          Take in a request
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={pick}>
          Import a release record
        </Button>
      </p>
      <input
        ref={request}
        type="file"
        hidden
        accept=".json"
        aria-label="Request to take in"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) beginRequested(file)
        }}
      />
    </Section>
  )
}
