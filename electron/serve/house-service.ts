import { join } from 'node:path'
import type { Opening, Service } from '../service/open-service.ts'
import { createTransport } from '../transport.ts'
import type { ServiceCode, Surroundings } from './face.ts'
import type { LoopbackServer } from './loopback-server.ts'
import type { FaceOptions } from './options.ts'
import { createProgramFront } from './program-front.ts'
import { createRecoveryFront, readableTime } from './recovery-front.ts'

// The same distance from electron/serve/ in the sources and from dist/service/ when built.
const top = join(import.meta.dirname, '..', '..')

export type Housable = Extract<Opening, { kind: 'open' | 'damaged' }>

/** Opens the service of a data folder for this face. `notice` is told once to the person. */
export function openFolder(
  { openService }: ServiceCode,
  dataFolder: string,
  options: FaceOptions,
  { say, age }: Surroundings,
  notice?: string,
): Opening {
  const onPainted = (sinceNavigationMs: number) =>
    say(JSON.stringify({ paintedMs: Math.round(age()), sinceNavigationMs }))
  return openService({
    dataFolder,
    templatesFolder: join(top, 'templates'),
    face: 'browser',
    ...(notice !== undefined && { notice }),
    ...(options.timing && { onPainted }),
  })
}

/**
 * Puts the service behind the server's door; for a damaged database first the page that offers its backup. Answers how to
 * close whatever service stands there at the end.
 */
export function houseService(
  code: ServiceCode,
  opening: Housable,
  server: LoopbackServer,
  dataFolder: string,
  options: FaceOptions,
  surroundings: Surroundings,
): { close(): void } {
  const { say, warn } = surroundings
  const housed: { service: Service | null } = { service: null }

  const show = (service: Service) => {
    housed.service = service
    const report = (error: unknown) => {
      // Work that was under way at the end meets a closed database.
      if (housed.service !== null)
        warn(error instanceof Error ? (error.stack ?? error.message) : String(error))
    }
    const transport = createTransport(service, report)
    server.show(createProgramFront(join(top, 'dist', 'renderer'), server.door.origin, transport))
  }

  if (opening.kind === 'open') show(opening.service)
  else {
    const { message, lastGoodBackup } = opening
    warn(message)
    warn(
      lastGoodBackup === null
        ? 'No sound backup was found beside it; the page says what can be done.'
        : `The page offers to restore the newest sound backup, of ${readableTime(lastGoodBackup.madeAt)}.`,
    )
    const restore = () => {
      if (lastGoodBackup === null) return 'There is no backup to restore.'
      const restored = code.restoreBackup(dataFolder, lastGoodBackup.path, new Date())
      if (!restored.ok) return restored.failure.message
      const notice = `The backup of ${readableTime(lastGoodBackup.madeAt)} is in place; the damaged database is kept as ${restored.value.keptAs}.`
      const again = openFolder(code, dataFolder, options, surroundings, notice)
      if (again.kind !== 'open') return again.message
      say(notice)
      show(again.service)
      return null
    }
    server.show(createRecoveryFront({ message, lastGoodBackup, dataFolder }, restore))
  }

  return {
    close() {
      const { service } = housed
      housed.service = null
      service?.close()
    },
  }
}
