import { ipcRenderer } from 'electron'
import { forwardPorts, type PageWindow } from './shell/forward-ports.ts'

forwardPorts(globalThis as unknown as PageWindow, ipcRenderer)
