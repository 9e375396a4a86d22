import { Button } from '@mantine/core'
import type { DraftHandle } from '../../../lib/use-draft.ts'
import { Note } from '../../../ui/note.tsx'

/** One text, written in two windows: neither is lost until a person chooses. */
export function TextConflict({ mine, theirs, draft }: { mine: string; theirs: string; draft: DraftHandle }) {
  return (
    <Note
      kind="warning"
      title="This was changed in another window, too."
      actions={
        <>
          <Button variant="default" onClick={draft.keepMine}>
            Keep mine
          </Button>
          <Button variant="default" onClick={draft.takeTheirs}>
            Take the other
          </Button>
        </>
      }
    >
      Here: «{mine}». There: «{theirs}».
    </Note>
  )
}
