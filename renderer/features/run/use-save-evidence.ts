import type { Evidence } from '../../../shared/domain/evidence.ts'
import { tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { saveFile } from '../../lib/save-file.ts'

/** Reads a piece of evidence part by part and hands it to the user as a file. */
export function useSaveEvidence(): (piece: Evidence) => Promise<void> {
  const { api } = useProgram()
  return async ({ id, name }) => {
    try {
      const parts: Blob[] = []
      for (let offset = 0; ;) {
        const { part, total } = await api.evidence.read({ id, offset })
        parts.push(part)
        offset += part.size
        if (part.size === 0 || offset >= total) break
      }
      // A type of its own would let a browser show it instead of saving it.
      saveFile(new File(parts, name, { type: 'application/octet-stream' }))
    } catch (error) {
      tellTrouble(error, `${name} was not saved`)
    }
  }
}
