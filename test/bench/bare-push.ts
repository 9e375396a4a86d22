import { openBareSession } from './bare-session.ts'
import { askServer, type BenchServer } from './ticket-server.ts'

/** What one intent does on the server. */
export type BenchDeed =
  | { readonly ticket: string; readonly field: string; readonly value: string }
  | { readonly ticket: string; readonly comment: string }

type Headers = Readonly<Record<string, string>>

/** One request each and no look at what came of it: the server's own limit. */
export async function pushBlindly(server: BenchServer, deeds: readonly BenchDeed[]): Promise<void> {
  const headers = await openBareSession(server.url, server.tokens.verifier)
  for (const deed of deeds) await send(server, deed, headers)
}

/** The requests a proof takes, with nothing done with the answers: the ticket before, the write, the ticket and its history after. */
export async function pushAndReadBack(server: BenchServer, deeds: readonly BenchDeed[]): Promise<void> {
  const headers = await openBareSession(server.url, server.tokens.verifier)
  for (const deed of deeds) {
    const place = `/ticket/${deed.ticket}`
    await askServer(server, place, { headers })
    await send(server, deed, headers)
    await askServer(server, place, { headers })
    await askServer(server, `${place}/history?fields=Type,Field,OldValue,NewValue,Creator&per_page=100`, {
      headers,
    })
  }
}

async function send(server: BenchServer, deed: BenchDeed, headers: Headers): Promise<void> {
  await ('comment' in deed
    ? askServer(server, `/ticket/${deed.ticket}/comment`, {
        method: 'POST',
        body: { Content: deed.comment, ContentType: 'text/plain' },
        headers,
      })
    : askServer(server, `/ticket/${deed.ticket}`, {
        method: 'PUT',
        body: { CustomFields: { [deed.field]: deed.value } },
        headers,
      }))
}
