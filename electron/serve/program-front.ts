import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { contentPolicy } from '../content-policy.ts'
import type { Transport } from '../transport.ts'
import type { Front } from './front.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
}

/**
 * The program itself: the files of the built renderer and the line to the service. The files are listed once, so a path
 * that is not in the list leads nowhere, however it is written.
 */
export function createProgramFront(folder: string, origin: string, transport: Transport): Front {
  const files = new Map(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length).replaceAll('\\', '/'), file]),
  )
  const policy = contentPolicy(origin.replace(/^http/, 'ws'))

  return {
    get(path) {
      const name = path === '/' ? '/index.html' : path
      const file = files.get(name)
      if (file === undefined) return null
      return {
        status: 200,
        headers: {
          'content-type': types[extname(name)] ?? 'application/octet-stream',
          // The build names what lies in assets/ by its content; everything else may change with the next start.
          'cache-control': name.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-store',
          'content-security-policy': policy,
        },
        body: readFileSync(file),
      }
    },
    connect: (socket) => transport.overSocket(socket),
  }
}
