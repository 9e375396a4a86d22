import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ImportedReport } from '../../../shared/domain/imported-report.ts'
import { useProgram } from '../../lib/program.tsx'
import { Section } from '../../ui/page.tsx'
import { ReadState } from '../../ui/read-state.tsx'
import { ComparisonTable } from './comparison-table.tsx'
import { reportChoices, type ReportChoice } from './report-choices.ts'
import styles from './reports.module.css'

/** Two reports of one product side by side. The second list offers what the first can be compared with. */
export function ComparePart({ imported }: { imported: readonly ImportedReport[] }) {
  const { reads } = useProgram()
  const { data: own } = useQuery(reads.verifications())
  const choices = useMemo(() => reportChoices(own ?? [], imported), [own, imported])
  const [firstValue, setFirst] = useState<string | null>(null)
  const [secondValue, setSecond] = useState<string | null>(null)
  const first = choices.find(({ value }) => value === firstValue)
  const others = choices.filter((each) => each.productKey === first?.productKey && each.value !== first.value)
  const second = others.find(({ value }) => value === secondValue)
  if (choices.length < 2) return null
  return (
    <Section title="Compare two reports">
      <div className={styles.choices}>
        <ReportSelect label="First" choices={choices} value={firstValue} onChange={setFirst} />
        <ReportSelect
          label="Second"
          choices={others}
          value={second?.value ?? null}
          onChange={setSecond}
          placeholder={placeholderOf(first, others)}
        />
      </div>
      {first && second && <Comparison first={first} second={second} />}
    </Section>
  )
}

function placeholderOf(first: ReportChoice | undefined, others: readonly ReportChoice[]): string {
  if (!first) return 'Choose the first one first'
  return others.length === 0 ? 'There is no other report of this product' : 'Choose a report'
}

function ReportSelect(props: {
  readonly label: string
  readonly choices: readonly ReportChoice[]
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly placeholder?: string
}) {
  const { label, choices, value, onChange, placeholder = 'Choose a report' } = props
  return (
    <Select
      className={styles.choice}
      label={label}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value}
      onChange={onChange}
      placeholder={placeholder}
      searchable
      disabled={choices.length === 0}
    />
  )
}

function Comparison({ first, second }: { first: ReportChoice; second: ReportChoice }) {
  const { reads } = useProgram()
  const query = useQuery(reads.comparison(first.chosen, second.chosen))
  return (
    <ReadState query={query} height={200}>
      {(comparison) => <ComparisonTable comparison={comparison} chosen={[first.chosen, second.chosen]} />}
    </ReadState>
  )
}
