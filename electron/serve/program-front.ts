import { readFileSync } from 'node:fs'
import { contentPolicy } from '../content-policy.ts'
import { listRendererFiles } from '../renderer-files.ts'
import type { Transport } from '../transport.ts'
import type { Front } from './front.ts'

/** The program itself: the files of the built renderer and the line to the service. */
export function createProgramFront(folder: string, origin: string, transport: Transport): Front {
  const find = listRendererFiles(folder)
  const policy = contentPolicy(origin.replace(/^http/, 'ws'))
  return {
    get(path) {
      const found = find(path)
      if (found === null) return null
      return {
        status: 200,
        headers: { ...found.headers, 'content-security-policy': policy },
        body: readFileSync(found.file),
      }
    },
    connect: (socket) => transport.overSocket(socket),
  }
}
