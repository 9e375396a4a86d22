import { Modal } from '@mantine/core'
import { useState } from 'react'
import { PickFilesButton } from '../pick-files-button.tsx'
import { ImportFilled } from './import-filled.tsx'

/** Takes a filled template into the verification that is worked on, row by row. */
export function TakeInFilled({ ppaId, verificationId }: { ppaId: string; verificationId: string }) {
  const [file, setFile] = useState<File | null>(null)
  return (
    <>
      <PickFilesButton
        label="Take in"
        title="Takes over what stands in a filled template (workbook), row by row"
        command={{
          id: 'take in filled',
          name: 'Take in a filled template (workbook)',
          group: 'Run',
          key: 'v t',
        }}
        accept=".xlsx"
        files="Filled template"
        onFiles={([first]) => first && setFile(first)}
      />
      <Modal
        opened={file !== null}
        onClose={() => setFile(null)}
        title={`Filled template ${file?.name ?? ''}`}
        size="xl"
        // Keys struck after it are for the screen at once.
        transitionProps={{ duration: 0 }}
      >
        {file && <ImportFilled filled={{ file, ppaId, verificationId }} onDone={() => setFile(null)} />}
      </Modal>
    </>
  )
}
