import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useProgram } from '../../../lib/program.tsx'
import { Section } from '../../../ui/page.tsx'
import styles from './reports.module.css'

/** A report on any product known here: for a team that was asked by mail, or tries a product of its own accord. */
export function NewReport({ begin }: { begin: (ppaId: string) => void }) {
  const { reads } = useProgram()
  const { data = [] } = useQuery(reads.ppas())
  const [chosen, setChosen] = useState<string | null>(null)
  const options = data.map((line) => ({
    value: line.id,
    label: `${line.productName} ${line.version}, ${line.platform}/${line.arch} (UMD ${line.releaseVersion})`,
  }))
  return (
    <Section title="On another product">
      <form
        className={styles.newReport}
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen !== null) begin(chosen)
        }}
      >
        <Select
          className={styles.grow}
          label="Product, version and platform"
          placeholder="Type a part of its name"
          searchable
          limit={50}
          data={options}
          value={chosen}
          nothingFoundMessage="No product of this name is known here."
          onChange={setChosen}
        />
        <Button type="submit" variant="default" disabled={chosen === null}>
          Write a report
        </Button>
      </form>
    </Section>
  )
}
