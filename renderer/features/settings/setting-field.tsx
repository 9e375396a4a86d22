import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'

/** Pause in typing, in milliseconds, after which a setting is kept. */
const pause = 500

/** A text setting that keeps itself: after a pause, and on leaving the field. */
export function SettingField(props: { label: string; stored: string; onKeep: (text: string) => void }) {
  const { label, stored, onKeep } = props
  const [typed, setTyped] = useState<string | null>(null)
  useEffect(() => {
    if (typed === null || typed === stored) return undefined
    const timer = setTimeout(() => onKeep(typed), pause)
    return () => clearTimeout(timer)
  }, [typed, stored, onKeep])
  return (
    <TextInput
      label={label}
      maxLength={200}
      value={typed ?? stored}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== null && typed !== stored) onKeep(typed)
        setTyped(null)
      }}
    />
  )
}
