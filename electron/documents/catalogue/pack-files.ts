import JSZip from 'jszip'

/** Files in one archive; the same files and date give the same bytes. */
export function packFiles(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  date: Date,
): Promise<Uint8Array> {
  const archive = new JSZip()
  // Workbooks are packed already: packing them again takes time and saves nothing.
  for (const { name, bytes } of files) {
    archive.file(name, bytes, { date, createFolders: false, compression: 'STORE' })
  }
  return archive.generateAsync({ type: 'uint8array', platform: 'DOS' })
}
