import type { Dialog } from 'electron'
import type { FromService } from '../desktop-messages.ts'

type Trouble = Exclude<FromService, { kind: 'open' }>

/**
 * Tells the person why the database cannot be opened, before there is a window. Answers whether the newest sound backup
 * shall be restored; otherwise the program ends.
 */
export async function tellTrouble(
  trouble: Trouble,
  dialog: Pick<Dialog, 'showMessageBox'>,
): Promise<boolean> {
  const { message } = trouble
  if (trouble.kind === 'elsewhere') {
    await dialog.showMessageBox({ type: 'info', message, buttons: ['Close'] })
    return false
  }
  if (trouble.kind === 'refused' || trouble.backupOf === null) {
    const detail =
      trouble.kind === 'damaged' ? 'Nothing was changed. No sound backup was found beside it.' : ''
    await dialog.showMessageBox({ type: 'error', message, detail, buttons: ['Close'] })
    return false
  }
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message,
    detail:
      `Nothing was changed. The newest sound backup was made on ${trouble.backupOf}. If it is restored, ` +
      'the damaged file is kept beside it; what was entered after the backup is only in that file.',
    buttons: ['Restore the backup', 'Close'],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}
