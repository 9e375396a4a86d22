import type { MenuItemConstructorOptions } from 'electron'

/** The application menu: the system's own items, in the system's own words, and nothing the command palette has. */
export function menuTemplate(
  platform: NodeJS.Platform,
  showDataFolder: () => void,
): MenuItemConstructorOptions[] {
  const own: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : []
  return [
    ...own,
    { label: 'File', submenu: [{ label: 'Show the data folder', click: showDataFolder }, { role: 'quit' }] },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'reload' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
  ]
}
