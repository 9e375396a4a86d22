import { Button, FileInput, Modal, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import type { Signing } from '../../../shared/contract/documents.ts'
import { TroubleNote } from '../../ui/read-state.tsx'
import styles from './report.module.css'

interface SignDialogProps {
  /** Makes and saves the signed bundle; the error tells why it was not. */
  readonly sign: (signing: Signing) => Promise<unknown>
  readonly onClose: () => void
}

/** The certificate and the key that a bundle is signed with. Both stay where they are; the password is not kept. */
export function SignDialog({ sign, onClose }: SignDialogProps) {
  const [certificate, setCertificate] = useState<File | null>(null)
  const [key, setKey] = useState<File | null>(null)
  const [password, setPassword] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function submit(): Promise<void> {
    if (!certificate || !key) return
    setBusy(true)
    setError(null)
    const trouble = await sign({
      certificate: await certificate.text(),
      key: await key.text(),
      passphrase: password === '' ? null : password,
    })
    setBusy(false)
    if (trouble === null) onClose()
    else setError(trouble)
  }
  return (
    <Modal opened onClose={onClose} title="Sign the bundle" size={480}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p className="soft">
          Anybody can check the signature with openssl. The key is used once and kept nowhere.
        </p>
        <FileInput
          label="Certificate"
          description="X.509 as PEM, often usercert.pem"
          placeholder="Choose a file"
          accept=".pem,.crt,.cer"
          value={certificate}
          onChange={setCertificate}
          data-autofocus
        />
        <FileInput
          label="Key"
          description="PEM, often userkey.pem"
          placeholder="Choose a file"
          accept=".pem,.key"
          value={key}
          onChange={setKey}
        />
        <PasswordInput
          label="Password of the key"
          description="Empty when the key has none"
          autoComplete="off"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {error !== null && <TroubleNote error={error} />}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isBusy} disabled={!certificate || !key}>
            Sign and save
          </Button>
        </div>
      </form>
    </Modal>
  )
}
