import { startLoopbackServer, type Listener, type LoopbackServer } from './loopback-server.ts'

/**
 * Listens on the port asked for; where that cannot be had, says so. Else on the port of the last time, so that what the
 * browser keeps for this address is found again; else on any free one. 0 means none.
 */
export async function listenSomewhere(
  { asked, remembered }: { readonly asked: number; readonly remembered: number },
  listener: Listener,
  warn: (line: string) => void,
): Promise<LoopbackServer> {
  const attempt = async (port: number) => {
    try {
      return await startLoopbackServer(port, listener)
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (port === 0 || !(code in words)) throw error
      if (port === asked) warn(`Port ${port} ${words[code as keyof typeof words]}; another one is used.`)
      return null
    }
  }
  return (
    (asked === 0 ? null : await attempt(asked)) ??
    (await attempt(remembered)) ??
    startLoopbackServer(0, listener)
  )
}

const words = {
  EADDRINUSE: 'is taken by another program',
  EACCES: 'may not be used by this account',
} as const
