import type { Dialog, Session, Shell, WebContents } from 'electron'
import { isOwnPage, mayUse, readOutsideLink } from './addresses.ts'

/** Keeps a window on the program's own page; an address outside is opened by the system after the person has seen it. */
export function guardContents(contents: WebContents, openOutside: (address: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isOwnPage(event.url)) return
    event.preventDefault()
    if (event.isMainFrame) openOutside(event.url)
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Refuses what a page may ask of the machine: camera, place, notifications and the rest. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_, permission, answer, { requestingUrl }) =>
    answer(mayUse(permission, requestingUrl)),
  )
  session.setPermissionCheckHandler((_, permission, origin) => mayUse(permission, origin))
}

/** Shows where a link leads and opens it when the person agrees. */
export async function askAndOpen(
  address: string,
  dialog: Pick<Dialog, 'showMessageBox'>,
  shell: Pick<Shell, 'openExternal'>,
): Promise<void> {
  const link = readOutsideLink(address)
  if (link === null) return
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'Open this address outside Proviso?',
    detail: link.href,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  })
  if (response === 0) await shell.openExternal(link.href)
}
