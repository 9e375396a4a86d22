import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { ArrivedReport } from '../../../../shared/contract/ea-reports.ts'
import { tell } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'

export interface Arrived {
  /** The file that was looked at, with what is in it or why it cannot be taken in. */
  readonly state: {
    readonly file: File
    readonly found: ArrivedReport | null
    readonly error: unknown
  } | null
  readonly isBusy: boolean
  readonly look: (file: File) => void
  readonly takeIn: (replacing: readonly string[]) => void
  readonly forget: () => void
}

/** A report that comes as a file: it is proven and shown first, and taken in when a person says so. */
export function useArrived(): Arrived {
  const { api, writes } = useProgram()
  const [, navigate] = useLocation()
  const [state, setState] = useState<Arrived['state']>(null)
  const [isBusy, setBusy] = useState(false)
  const newest = useRef<File>(null)
  async function look(file: File): Promise<void> {
    newest.current = file
    setBusy(true)
    const looked = await api.eaReports.look({ file }).then(
      (found) => ({ file, found, error: null }),
      (error: unknown) => ({ file, found: null, error }),
    )
    // Another file was chosen meanwhile: proving a long one must not put it over that.
    if (newest.current !== file) return
    setState(looked)
    setBusy(false)
  }
  async function takeIn(file: File, replacing: readonly string[]): Promise<void> {
    setBusy(true)
    try {
      const { id } = await writes.run(() => api.eaReports.takeIn({ file, replacing: [...replacing] }))
      setState(null)
      tell(`${file.name} was taken in.`)
      navigate(routes.rolloutReport(id))
    } catch (error) {
      setState({ file, found: null, error })
    } finally {
      setBusy(false)
    }
  }
  return {
    state,
    isBusy,
    look: (file) => void look(file),
    takeIn: (replacing) => {
      if (state) void takeIn(state.file, replacing)
    },
    forget: () => setState(null),
  }
}
