import * as electron from 'electron'
import { join } from 'node:path'
import { chooseDataFolder } from './data-folder.ts'
import { prepareDesktop, startDesktop } from './shell/desktop.ts'
import { readDataOption } from './shell/read-data-option.ts'

// The entry of the desktop face. The main process only opens windows; the work is done in the process of desktop-service.ts.
const folders = {
  dataFolder: chooseDataFolder(readDataOption(process.argv)),
  dist: join(import.meta.dirname, '..'),
  templates: join(import.meta.dirname, '..', '..', 'templates'),
}
prepareDesktop(electron, folders)
// Not awaited: Electron is not ready before its entry has been run to the end.
void startDesktop(electron, folders, process.platform)
