import { tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'

export function useEvidenceWrites() {
  const { api, writes } = useProgram()
  return {
    removeEvidence: async (id: string, reason: string): Promise<boolean> => {
      try {
        await writes.run(() => api.evidence.remove({ id, reason }))
        return true
      } catch (error) {
        tellTrouble(error, 'Removing')
        return false
      }
    },
  }
}
