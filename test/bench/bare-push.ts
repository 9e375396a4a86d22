import { askServer, type BenchServer } from './ticket-server.ts'

/** What one intent does on the server. */
export type BenchDeed =
  | { readonly ticket: string; readonly field: string; readonly value: string }
  | { readonly ticket: string; readonly comment: string }

/** One request each and no look at what came of it: the server's own limit. */
export async function pushBlindly(server: BenchServer, deeds: readonly BenchDeed[]): Promise<void> {
  for (const deed of deeds) await send(server, deed)
}

/** The requests a proof takes, with nothing done with the answers: the ticket before, the write, the ticket and its history after. */
export async function pushAndReadBack(server: BenchServer, deeds: readonly BenchDeed[]): Promise<void> {
  for (const deed of deeds) {
    const place = `/ticket/${deed.ticket}`
    await askServer(server, place)
    await send(server, deed)
    await askServer(server, place)
    await askServer(server, `${place}/history?fields=Type,Field,OldValue,NewValue,Creator&per_page=100`)
  }
}

async function send(server: BenchServer, deed: BenchDeed): Promise<void> {
  await ('comment' in deed
    ? askServer(server, `/ticket/${deed.ticket}/comment`, {
        method: 'POST',
        body: { Content: deed.comment, ContentType: 'text/plain' },
      })
    : askServer(server, `/ticket/${deed.ticket}`, {
        method: 'PUT',
        body: { CustomFields: { [deed.field]: deed.value } },
      }))
}
