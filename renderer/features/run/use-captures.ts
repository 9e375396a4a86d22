import { useState } from 'react'
import { maxPartBytes } from '../../../shared/domain/evidence.ts'
import { tell, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { readFile } from '../../lib/read-file.ts'

/** A file on its way in. */
export interface Capture {
  readonly key: string
  readonly name: string
  readonly sent: number
  readonly total: number
  readonly stop: () => void
}

export interface Captures {
  readonly underWay: readonly Capture[]
  /** Keeps files as evidence of a place, one after another. `asIs` masks nothing. */
  readonly add: (place: string, files: readonly File[], asIs?: boolean) => void
}

/** Sends files in parts, so that the line stays free for verdicts in between. */
export function useCaptures(verificationId: string): Captures {
  const { api, queries } = useProgram()
  const [underWay, setUnderWay] = useState<readonly Capture[]>([])
  const replace = (key: string, change: Partial<Capture> | null) =>
    setUnderWay((all) =>
      all.flatMap((capture) =>
        capture.key !== key ? [capture] : change === null ? [] : [{ ...capture, ...change }],
      ),
    )

  async function send(place: string, file: File, asIs: boolean): Promise<void> {
    const key = crypto.randomUUID()
    const stopping = new AbortController()
    const { signal } = stopping
    const capture = { key, name: file.name, sent: 0, total: file.size, stop: () => stopping.abort() }
    setUnderWay((all) => [...all, capture])
    let uploadId: string | null = null
    try {
      const start = { workId: verificationId, place, name: file.name, bytes: file.size, asIs }
      const begun = await api.evidence.begin(start)
      uploadId = begun.uploadId
      for (let from = 0; from < file.size && !signal.aborted; from += maxPartBytes) {
        const part = await readFile(file, from, Math.min(file.size, from + maxPartBytes))
        const { bytes } = await api.evidence.append({ uploadId, part })
        replace(key, { sent: bytes })
      }
      if (signal.aborted) return
      const kept = await api.evidence.finish({ uploadId })
      uploadId = null
      tell(
        kept.masked === 0
          ? `${kept.name} is kept.`
          : `${kept.name} is kept; ${String(kept.masked)} secrets in it were masked.`,
      )
    } catch (error) {
      tellTrouble(error, `${file.name} was not kept`)
    } finally {
      if (uploadId !== null) await api.evidence.abandon({ uploadId }).catch(() => undefined)
      replace(key, null)
      void queries.invalidateQueries({ queryKey: ['verifications', 'evidence', verificationId] })
    }
  }

  return {
    underWay,
    add(place, files, asIs = false) {
      void (async () => {
        for (const file of files) await send(place, file, asIs)
      })()
    },
  }
}
