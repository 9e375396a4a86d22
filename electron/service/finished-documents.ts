import { randomUUID } from 'node:crypto'

/** Documents that are made but not yet fetched. */
export interface FinishedDocuments {
  /** Keeps the file for whoever asked for it; answers what it is asked for by. */
  keep(file: File): string
  /** Hands the file out, once; undefined when it is not there any more. */
  take(id: string): File | undefined
}

/** A window that leaves never fetches: the newest few are kept, older ones go. */
const mostKept = 8

export function createFinishedDocuments(newId: () => string = randomUUID): FinishedDocuments {
  const files = new Map<string, File>()
  return {
    keep: (file) => {
      const id = newId()
      files.set(id, file)
      const [oldest] = files.keys()
      if (files.size > mostKept && oldest !== undefined) files.delete(oldest)
      return id
    },
    take: (id) => {
      const file = files.get(id)
      files.delete(id)
      return file
    },
  }
}
