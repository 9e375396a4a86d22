import { Button, Modal, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import styles from './report.module.css'
import type { LockedEvidence } from './use-other-forms.ts'

interface LockedDialogProps {
  readonly locked: LockedEvidence
  readonly onPassword: (password: string) => void
  readonly onLeave: () => void
  readonly onClose: () => void
}

/** Asks for the password of locked PDFs among the evidence, once for all of them. */
export function LockedDialog({ locked, onPassword, onLeave, onClose }: LockedDialogProps) {
  const [password, setPassword] = useState('')
  return (
    <Modal opened onClose={onClose} title="Some of the evidence is locked" size={480}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          onPassword(password)
        }}
      >
        <ul className={styles.problems}>
          {locked.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
        <PasswordInput
          label="Password"
          description="Tried on each of them, and kept nowhere"
          autoComplete="off"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          data-autofocus
        />
        <div className={styles.buttons}>
          <Button variant="default" onClick={onLeave}>
            Save without them
          </Button>
          <Button type="submit" disabled={password === ''}>
            Open and save
          </Button>
        </div>
      </form>
    </Modal>
  )
}
