/** Hands a file to the user: the browser's or the desktop's own way of saving a download. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  // The download reads the address after this turn; a minute is far more than it needs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
