import { shownText, type DraftState, type KeptText } from './drafts.ts'
import { draftKey, type DraftField } from './draft-key.ts'
import { useDrafts, useProgram } from './program.tsx'

export interface DraftHandle {
  readonly text: string
  readonly state: DraftState
  readonly type: (text: string) => void
  /** Sends now what was typed: on leaving the field. */
  readonly flush: () => void
  readonly keepMine: () => void
  readonly takeTheirs: () => void
}

/** A text field of a run that keeps itself. `stored` is the text as last read from the service. */
export function useDraft(field: DraftField, stored: KeptText): DraftHandle {
  const { drafts } = useProgram()
  const key = draftKey(field)
  const draft = useDrafts((keeper) => keeper.get(key))
  return {
    text: shownText(draft, stored),
    state: draft?.state ?? { kind: 'kept' },
    type: (text) => drafts.type(key, stored, text),
    flush: () => drafts.flush(),
    keepMine: () => drafts.keepMine(key),
    takeTheirs: () => drafts.takeTheirs(key),
  }
}
