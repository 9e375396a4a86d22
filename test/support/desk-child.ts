import { openDeskIn } from './open-desk.ts'
import type { Login } from './request-tracker.ts'

/** What a desk in a process of its own is told on its command line. */
export interface ChildOptions {
  readonly address: string
  readonly login: Login
  readonly token: string
  readonly dataFolder: string
}

const options = JSON.parse(process.argv[2] ?? '{}') as ChildOptions
const desk = openDeskIn({
  ...options,
  server: { tokens: { [options.login]: options.token } as Record<Login, string> },
})
await desk.engine.syncOnce()
desk.close()
