/** The name under which the desktop window hears of it, here and in `electron/shell/addresses.ts`. */
const showSavedChannel = 'proviso:show-saved'

/** Whether a saved file can be shown in its folder: a browser does not tell where it put one. */
export function canShowSaved(): boolean {
  return location.protocol === 'app:'
}

/** Shows a file that was saved under this name in its folder. */
export function showSaved(name: string): void {
  window.postMessage({ channel: showSavedChannel, name }, location.origin)
}
