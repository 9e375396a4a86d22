import { readFile } from 'node:fs/promises'
import { contentPolicy, strictHeaders } from '../content-policy.ts'
import { listRendererFiles } from '../renderer-files.ts'
import { isOwnPage } from './addresses.ts'

/** Answers the window's requests for the files of the built renderer; there is no other address it could ask. */
export function createPageServer(
  folder: string,
): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  const find = listRendererFiles(folder)
  const headers = { ...strictHeaders, 'content-security-policy': contentPolicy(null) }
  return async ({ url, method }) => {
    const found = isOwnPage(url) && method === 'GET' ? find(new URL(url).pathname) : null
    if (found === null) return new Response('There is no such page.', { status: 404, headers })
    return new Response(await readFile(found.file), { headers: { ...headers, ...found.headers } })
  }
}
