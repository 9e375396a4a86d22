import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react'
import { useStore, type StoreApi } from 'zustand'
import { useProgram } from '../../lib/program.tsx'
import { createImportStore, type Imports } from './import-store.ts'
import styles from './releases.module.css'

const ImportContext = createContext<{ readonly store: StoreApi<Imports>; readonly pick: () => void } | null>(
  null,
)

/** Takes record files from the file picker and from anywhere in the window they are dropped. */
export function ImportProvider({ children }: { children: ReactNode }) {
  const { api } = useProgram()
  const [store] = useState(() => createImportStore(api))
  const input = useRef<HTMLInputElement>(null)
  const [pick] = useState(() => () => input.current?.click())
  const [value] = useState(() => ({ store, pick }))
  const dropping = useDroppedFiles((files) => store.getState().add(files))
  return (
    <ImportContext value={value}>
      {children}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".json,application/json"
        aria-label="UMD release records"
        onChange={(event) => {
          store.getState().add([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      {dropping && <output className={styles.drop}>Drop UMD release records here to import them</output>}
    </ImportContext>
  )
}

export function useImport() {
  const context = use(ImportContext)
  if (!context) throw new Error('No import provider above this component.')
  return { imports: useStore(context.store), pick: context.pick }
}

/** A drag is heard of several times a second; after this silence, in milliseconds, it has left the window or ended. */
const dragPause = 700

/** Whether files are being dragged over the window. A dropped file never replaces the program. */
function useDroppedFiles(onFiles: (files: readonly File[]) => void): boolean {
  const [dragging, setDragging] = useState(false)
  const newest = useRef(onFiles)
  useEffect(() => {
    newest.current = onFiles
  })
  useEffect(() => {
    let gone: ReturnType<typeof setTimeout> | undefined
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    function over(event: DragEvent): void {
      if (!hasFiles(event)) return
      event.preventDefault()
      setDragging(true)
      clearTimeout(gone)
      gone = setTimeout(() => setDragging(false), dragPause)
    }
    function dropped(event: DragEvent): void {
      if (!hasFiles(event)) return
      event.preventDefault()
      setDragging(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) newest.current(files)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', dropped)
    return () => {
      clearTimeout(gone)
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', dropped)
    }
  }, [])
  return dragging
}
