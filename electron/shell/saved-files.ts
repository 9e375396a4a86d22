import type { IpcMain, Session, Shell, WebContents } from 'electron'
import { isOwnPage, showSavedChannel } from './addresses.ts'

/** Names remembered at most; older ones go. */
const mostNames = 100

/** Where files lie that the window saved, by the names it gave them. */
export type SavedFiles = ReadonlyMap<string, string>

/** Remembers where a person let files be saved: the page itself is never told a path. */
export function rememberSavedFiles(session: Pick<Session, 'on'>): SavedFiles {
  const paths = new Map<string, string>()
  session.on('will-download', (_, item) => {
    item.once('done', (_, state) => {
      if (state !== 'completed') return
      paths.delete(item.getFilename())
      paths.set(item.getFilename(), item.getSavePath())
      const [oldest] = paths.keys()
      if (paths.size > mostNames && oldest !== undefined) paths.delete(oldest)
    })
  })
  return paths
}

/** Lets a window show a file that was saved, and no other, in its folder. */
export function answerShowSaved(
  contents: Pick<WebContents, 'mainFrame'> & { readonly ipc: Pick<IpcMain, 'on'> },
  saved: SavedFiles,
  shell: Pick<Shell, 'showItemInFolder'>,
): void {
  contents.ipc.on(showSavedChannel, ({ senderFrame }, name: unknown) => {
    const isOwn = senderFrame !== null && senderFrame === contents.mainFrame && isOwnPage(senderFrame.url)
    const path = isOwn && typeof name === 'string' ? saved.get(name) : undefined
    if (path !== undefined) shell.showItemInFolder(path)
  })
}
