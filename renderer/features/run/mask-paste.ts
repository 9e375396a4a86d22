import type { ClipboardEvent } from 'react'
import { maskSecrets } from '../../../shared/domain/secrets.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { tell } from '../../lib/notify.ts'

/** Takes secrets out of a pasted text before it stands in a field, from where it would go into the database and the report. */
export function maskPaste(event: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>): void {
  const { text, count } = maskSecrets(event.clipboardData.getData('text/plain'))
  if (count === 0 || event.currentTarget.readOnly) return
  event.preventDefault()
  // oxlint-disable-next-line typescript/no-deprecated -- the one way to insert a text so that the field's own undo knows of it
  document.execCommand('insertText', false, text)
  tell(`${countOf(count, 'secret')} in the pasted text ${count === 1 ? 'was' : 'were'} masked.`)
}
