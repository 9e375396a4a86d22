import { startLoopbackServer, type Listener, type LoopbackServer } from './loopback-server.ts'

/** Listens on the port asked for; where that cannot be had, says so and takes any free one. */
export async function listenSomewhere(
  port: number,
  listener: Listener,
  warn: (line: string) => void,
): Promise<LoopbackServer> {
  try {
    return await startLoopbackServer(port, listener)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (port === 0 || (code !== 'EADDRINUSE' && code !== 'EACCES')) throw error
    const why = code === 'EACCES' ? 'may not be used by this account' : 'is taken by another program'
    warn(`Port ${port} ${why}; another one is used.`)
    return startLoopbackServer(0, listener)
  }
}
