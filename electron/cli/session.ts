import { createRouterClient, type RouterClient } from '@orpc/server'
import { openService } from '../service/open-service.ts'
import type { router } from '../service/router.ts'
import { CommandFailure } from './output.ts'

export type Client = RouterClient<typeof router>

/** The service without a window: the same contract, called in this process. */
export interface Session {
  readonly client: Client
  readonly dataFolder: string
}

export interface SessionOptions {
  readonly dataFolder: string
  readonly templatesFolder: string
}

/** Opens the service for one command and closes it afterwards, whatever happens. */
export async function withSession<T>(
  options: SessionOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const opening = openService({ ...options, face: 'command line' })
  if (opening.kind === 'damaged') {
    const backup = opening.lastGoodBackup
    const offer = backup
      ? ` The last good backup is of ${backup.madeAt}: start the program to put it back.`
      : ' There is no backup that is sound.'
    throw new CommandFailure(opening.message + offer)
  }
  if (opening.kind !== 'open') throw new CommandFailure(opening.message)
  const { service } = opening
  try {
    const client: Client = createRouterClient(service.router, { context: service.context })
    return await work({ client, dataFolder: options.dataFolder })
  } finally {
    service.close()
  }
}
