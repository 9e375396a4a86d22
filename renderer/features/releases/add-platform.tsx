import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ReleaseEntry } from '../../../shared/domain/umd-release.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import styles from './releases.module.css'

/** For an entry whose record names no platform: a person says one, and it is marked as entered. */
export function AddPlatform({ entry }: { entry: ReleaseEntry }) {
  const { api, writes } = useProgram()
  const [opened, setOpened] = useState(false)
  const [platform, setPlatform] = useState('')
  const [arch, setArch] = useState('x86_64')
  if (!opened) {
    return (
      <span>
        <span className="soft">No platform known. </span>
        <Button
          variant="default"
          size="compact-xs"
          aria-label={`Add a platform for ${entry.productName} ${entry.version}`}
          onClick={() => setOpened(true)}
        >
          Add a platform
        </Button>
      </span>
    )
  }
  async function add(): Promise<void> {
    try {
      const input = { entryId: entry.id, platform: platform.trim(), arch: arch.trim() }
      const ppa = await writes.run(() => api.releases.addPlatform(input))
      tell(`${ppa.productName} ${ppa.version} on ${ppa.platform}/${ppa.arch} was added, marked as entered.`)
    } catch (error) {
      tellTrouble(error, 'Adding a platform')
    }
  }
  return (
    <form
      className={styles.platform}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextInput
        aria-label="Platform"
        placeholder="sl6"
        value={platform}
        onChange={(event) => setPlatform(event.currentTarget.value)}
        ref={(input) => {
          if (input && platform === '') input.focus()
        }}
        w={80}
      />
      <TextInput
        aria-label="Architecture"
        value={arch}
        onChange={(event) => setArch(event.currentTarget.value)}
        w={90}
      />
      <Button type="submit" disabled={platform.trim() === '' || arch.trim() === ''}>
        Add
      </Button>
      <Button variant="default" onClick={() => setOpened(false)}>
        Leave
      </Button>
    </form>
  )
}
