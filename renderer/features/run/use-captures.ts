import { useState } from 'react'
import { maxPartBytes } from '../../../shared/domain/evidence.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
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

  /** Answers how many secrets were masked; null when the file was not kept, which was told. */
  async function send(place: string, file: File, asIs: boolean): Promise<number | null> {
    const key = crypto.randomUUID()
    const stopping = new AbortController()
    const { signal } = stopping
    const name = nameOf(file)
    const capture = { key, name, sent: 0, total: file.size, stop: () => stopping.abort() }
    setUnderWay((all) => [...all, capture])
    let uploadId: string | null = null
    try {
      const start = { workId: verificationId, place, name, bytes: file.size, asIs }
      const begun = await api.evidence.begin(start)
      uploadId = begun.uploadId
      for (let from = 0; from < file.size && !signal.aborted; from += maxPartBytes) {
        const part = await readFile(file, from, Math.min(file.size, from + maxPartBytes))
        const { bytes } = await api.evidence.append({ uploadId, part })
        replace(key, { sent: bytes })
      }
      if (signal.aborted) return null
      const kept = await api.evidence.finish({ uploadId })
      uploadId = null
      return kept.masked
    } catch (error) {
      tellTrouble(error, `${name} was not kept`)
      return null
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
        const kept: number[] = []
        for (const file of files) {
          const masked = await send(place, file, asIs)
          if (masked === null) continue
          kept.push(masked)
          if (files.length <= mostTold) tell(`${nameOf(file)} is kept${maskedWords(masked)}.`)
        }
        if (files.length <= mostTold) return
        const all = kept.reduce((sum, masked) => sum + masked, 0)
        tell(`${String(kept.length)} of ${countOf(files.length, 'file')} are kept${maskedWords(all)}.`)
      })()
    },
  }
}

/** More files than these are told of in one notice. */
const mostTold = 3

/** Out of a folder with its way in it, as files of the same name in two of them are two. */
function nameOf({ name, webkitRelativePath }: File): string {
  return webkitRelativePath === '' ? name : webkitRelativePath.replaceAll('/', ' - ')
}

function maskedWords(count: number): string {
  return count === 0 ? '' : `; ${countOf(count, 'secret')} ${count === 1 ? 'was' : 'were'} masked`
}
