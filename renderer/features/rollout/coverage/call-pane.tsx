import { Button, Textarea } from '@mantine/core'
import { useEffect, useState } from 'react'
import { tell, tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { saveFile } from '../../../lib/save-file.ts'
import { Section } from '../../../ui/page.tsx'
import styles from '../rollout.module.css'

/** A call for early adopters as a text for lists and meetings. It leaves the program only by copying or saving it. */
export function CallPane({ onClose }: { onClose: () => void }) {
  const { api } = useProgram()
  const [text, setText] = useState('')
  useEffect(() => {
    const stop = new AbortController()
    api.rollout
      .writeCall({ chosen: null }, { signal: stop.signal })
      .then((call) => setText(call.text))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) tellTrouble(error, 'Writing the call')
      })
    return () => stop.abort()
  }, [api])
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      tell('The call was copied.')
    } catch (error) {
      tellTrouble(error, 'Copying the call')
    }
  }
  return (
    <Section title="Call for early adopters" aside="every open gap, and what waits without a team">
      <Textarea
        aria-label="Call for early adopters"
        autosize
        minRows={8}
        maxRows={22}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.stack}>
        <div className={styles.row}>
          <Button onClick={() => void copy()}>Copy</Button>
          <Button
            variant="default"
            onClick={() => saveFile(new File([text], 'call-for-early-adopters.txt', { type: 'text/plain' }))}
          >
            Save as text
          </Button>
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        </div>
      </div>
    </Section>
  )
}
