import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

export interface RendererFile {
  /** Where it lies on the disk. */
  readonly file: string
  readonly headers: { readonly 'content-type': string; readonly 'cache-control': string }
}

/**
 * Finds files of the built renderer by the path of their address; null for everything else. The folder is listed once, so
 * a path that is not in the list leads nowhere, however it is written.
 */
export function listRendererFiles(folder: string): (path: string) => RendererFile | null {
  const files = new Map(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length).replaceAll('\\', '/'), file]),
  )
  return (path) => {
    const name = path === '/' ? '/index.html' : path
    const file = files.get(name)
    if (file === undefined) return null
    return {
      file,
      headers: {
        'content-type': types[extname(name)] ?? 'application/octet-stream',
        // The build names what lies in assets/ by its content; everything else may change with the next start.
        'cache-control': name.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-store',
      },
    }
  }
}
