import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { Section } from '../../ui/page.tsx'
import { documentKinds, type Subject } from './document-kinds.ts'
import { ownChoices } from './report-choices.ts'
import styles from './reports.module.css'

/** Every other kind of document: what it is about is chosen, then it opens page by page. */
export function DocumentsPart() {
  const [, navigate] = useLocation()
  const [kindName, setKind] = useState<string | null>(null)
  const [chosen, setChosen] = useState<Readonly<Partial<Record<Subject, string>>>>({})
  const kind = documentKinds.find(({ name }) => name === kindName)
  const [first, second] = (kind?.subjects ?? []).map((subject) => chosen[subject] ?? '')
  const isWhole = first !== undefined && first !== '' && second !== ''
  function open(): void {
    if (!kind || !isWhole) return
    const wanted = kind.wantedOf([first, second ?? ''])
    // Our own reports have a screen with more to do.
    navigate(wanted.kind === 'verification' ? routes.report(wanted.verificationId) : routes.document(wanted))
  }
  return (
    <Section title="Documents">
      <form
        className={styles.choices}
        onSubmit={(event) => {
          event.preventDefault()
          open()
        }}
      >
        <Select
          className={styles.choice}
          label="Kind of document"
          placeholder="Choose a kind"
          data={documentKinds.map(({ name }) => name)}
          value={kindName}
          onChange={setKind}
        />
        {kind?.subjects.map((subject) => (
          <SubjectSelect
            key={subject}
            subject={subject}
            value={chosen[subject] ?? null}
            onChange={(value) => setChosen((before) => ({ ...before, [subject]: value ?? '' }))}
          />
        ))}
        <Button
          type="submit"
          variant="default"
          disabled={!isWhole}
          leftSection={<FileText size={14} aria-hidden="true" />}
        >
          Open
        </Button>
      </form>
    </Section>
  )
}

const labels: Readonly<Record<Subject, string>> = {
  verification: 'Verification',
  'UMD release': 'UMD release',
  'QC release': 'QC release',
  capability: 'Capability',
  product: 'Product',
}

function SubjectSelect(props: {
  readonly subject: Subject
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}) {
  const { subject, value, onChange } = props
  const data = useSubjects(subject)
  return (
    <Select
      className={styles.choice}
      label={labels[subject]}
      placeholder={data?.length === 0 ? 'There is none yet' : 'Choose one'}
      data={data ?? []}
      value={value === '' ? null : value}
      onChange={onChange}
      searchable
      limit={200}
    />
  )
}

function useSubjects(subject: Subject) {
  const { reads } = useProgram()
  const own = useQuery({ ...reads.verifications(), enabled: subject === 'verification' }).data
  const releases = useQuery({ ...reads.releases(), enabled: subject === 'UMD release' }).data
  const qcReleases = useQuery({ ...reads.qcReleases(), enabled: subject === 'QC release' }).data
  const capabilities = useQuery({ ...reads.capabilities(), enabled: subject === 'capability' }).data
  const products = useQuery({ ...reads.products(), enabled: subject === 'product' }).data
  switch (subject) {
    case 'verification':
      return own && ownChoices(own).map(({ verificationId, label }) => ({ value: verificationId, label }))
    case 'UMD release':
      return releases?.map(({ version }) => version)
    case 'QC release':
      return qcReleases?.map(({ id }) => id)
    case 'capability':
      return capabilities?.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))
    case 'product':
      return products?.map(({ key, name }) => ({ value: key, label: `${name} (${key})` }))
  }
}
