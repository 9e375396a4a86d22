import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useProgram } from '../../../lib/program.tsx'

interface ProductSelectProps {
  readonly label: string
  /** What is known of it in words, such as the subject of a ticket: products it names come first. */
  readonly words?: string
  readonly value: string | null
  readonly onChange: (ppaId: string | null) => void
}

/** One product version on one platform, found by a part of its name. */
export function ProductSelect({ label, words = '', value, onChange }: ProductSelectProps) {
  const { reads } = useProgram()
  const { data = [] } = useQuery(reads.ppas())
  const [typed, setTyped] = useState('')
  const named = words.toLowerCase()
  const weight = ({ productName, version, platform }: (typeof data)[number]) =>
    [productName, version, platform].filter((part) => named.includes(part.toLowerCase())).length
  const options = data
    .toSorted((a, b) => weight(b) - weight(a))
    .map(({ id, productName, version, platform, arch, releaseVersion }) => ({
      value: id,
      label: `${productName} ${version}, ${platform}/${arch} (UMD ${releaseVersion})`,
    }))
  return (
    <Select
      label={label}
      placeholder="Type a part of its name"
      searchable
      selectFirstOptionOnChange
      limit={50}
      data={options}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage="No product of this name is known here."
      onChange={onChange}
    />
  )
}
