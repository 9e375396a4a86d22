import type { Progress } from '../../shared/contract/base.ts'
import type { Api } from './api.ts'

/** Follows long work to its end and fetches what it made. */
export async function takeDocument<End extends { readonly documentId: string }>(
  api: Api,
  steps: AsyncIterator<Progress, End>,
  onProgress: (progress: Progress) => void,
): Promise<{ readonly file: File; readonly end: End }> {
  for (;;) {
    const step = await steps.next()
    if (step.done === true) {
      const { file } = await api.documents.take({ documentId: step.value.documentId })
      return { file, end: step.value }
    }
    onProgress(step.value)
  }
}
