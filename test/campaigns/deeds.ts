import type { Desk } from '../support/open-desk.ts'
import type { Site } from '../support/rt/open-site.ts'
import { countTickets, readServer } from './server-truth.ts'

/** What somebody asked for, and how its effects on the server are counted. */
interface Asked {
  readonly id: string
  readonly count: (site: Site) => Promise<number>
}
export type Ask = (desk: Desk, ticket: string, word: string) => Asked | Promise<Asked>

/** One of each kind of thing the outbox delivers. */
export const deeds: Readonly<Record<string, Ask>> = {
  set: (desk, ticket, word) => ({
    id: desk.set(ticket, 'UMDRelease', [word])[0]!.id,
    count: async (site) => (await readServer(site, ticket)).set.filter(({ is }) => is === word).length,
  }),
  comment: (desk, ticket, word) => ({
    id: desk.say(ticket, `${word}.`).id,
    count: (site) => countSaid(site, ticket, `${word}.`),
  }),
  file: async (desk, ticket, word) => {
    const file = await desk.keepFile(`${word}.pdf`, Buffer.from(`%PDF-1.7 ${word}`.repeat(2000)))
    return {
      id: desk.say(ticket, `${word} as a file.`, [file]).id,
      count: (site) => countSaid(site, ticket, `${word} as a file.`),
    }
  },
  create: (desk, _ticket, word) => ({
    id: desk.create(`${word}.`).id,
    count: (site) => countTickets(site, `${word}.`),
  }),
  link: (desk, ticket, word) => ({
    id: desk.link(ticket, `https://repository.invalid/${word}`).id,
    count: (site) => countLinks(site, ticket, `https://repository.invalid/${word}`),
  }),
}

async function countSaid(site: Site, ticket: string, text: string): Promise<number> {
  return (await readServer(site, ticket)).said.split(text).length - 1
}

async function countLinks(site: Site, ticket: string, target: string): Promise<number> {
  const { json } = await site.raw(
    'root',
    'GET',
    `/ticket/${ticket}/history?fields=Type,NewValue&per_page=100`,
  )
  const { items } = json as { items: { Type: string; NewValue: string | null }[] }
  return items.filter(({ Type, NewValue }) => Type === 'AddLink' && NewValue === target).length
}
