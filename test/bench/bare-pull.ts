import { Agent, get } from 'node:http'
import { openBareSession } from './bare-session.ts'
import { selectFields } from './ticket-server.ts'

const pageSize = 100
const connections = 2

/** Reads of the server with its best settings and nothing done with the answers: what a pull cannot be quicker than. */
export interface BarePull {
  core(): Promise<void>
  /** Each value of each select field, as the numbers of its tickets. */
  byValue(): Promise<void>
  /** Tickets with all of their fields, then the histories, then the words of messages. */
  everything(): Promise<void>
  /** What changed since so many seconds ago, with all of its fields. Answers how many tickets that were. */
  changes(seconds: number): Promise<number>
  close(): void
}

interface Page {
  readonly items: readonly { readonly id: string | number }[]
  readonly total: number | null
}

const core =
  'Subject,Status,Queue,Owner,Creator,Created,LastUpdated,LastUpdatedBy,Due,Resolved,Priority,TimeWorked'
const full = { fields: `${core},Requestor,Cc,AdminCc,CustomFields,_hyperlinks`, 'fields[Queue]': 'Name' }
const entryFields = 'Type,Field,OldValue,NewValue,Data,Creator,Created,TimeTaken,ObjectId'

/** Opens the session; nothing is read yet. */
export async function openBarePull(address: string, token: string): Promise<BarePull> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const headers = await openBareSession(address, token)

  const read = (path: string, query: Readonly<Record<string, string>>): Promise<Page> =>
    new Promise((resolve, reject) => {
      const url = `${address}/REST/2.0${path}?${new URLSearchParams(query).toString()}`
      get(url, { agent, headers }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => resolve(JSON.parse(Buffer.concat(parts).toString()) as Page))
      }).on('error', reject)
    })

  /** Page after page on all connections, until one is short. */
  async function walk(path: string, query: Readonly<Record<string, string>>): Promise<number> {
    let rows = 0
    let next = 1
    let isOver = false
    const one = async () => {
      while (!isOver) {
        const page = next++
        const asked = {
          ...query,
          orderby: 'id',
          order: 'DESC',
          per_page: String(pageSize),
          page: String(page),
        }
        const { items } = await read(path, asked)
        rows += items.length
        isOver ||= items.length < pageSize
      }
    }
    await Promise.all(Array.from({ length: connections }, one))
    return rows
  }

  const inQueue = "Queue = 'sw-rel'"
  const walkEntries = (more: readonly string[] = []) =>
    walk('/transactions', {
      query: ["ObjectType = 'RT::Ticket'", "TicketQueue = 'sw-rel'", ...withoutMail, ...more].join(' AND '),
      fields: entryFields,
    })
  return {
    async core() {
      await walk('/tickets', { query: inQueue, fields: core, 'fields[Queue]': 'Name' })
    },
    async byValue() {
      for (const [field, values] of Object.entries(selectFields))
        for (const value of values)
          await walk('/tickets', { query: `${inQueue} AND CF.{${field}} = '${value}'` })
    },
    async everything() {
      await walk('/tickets', { query: inQueue, ...full })
      await walkEntries()
      const words = [
        { field: 'ContentType', value: 'text/plain' },
        { field: 'Filename', operator: 'IS', value: 'NULL' },
      ]
      await walk('/attachments', {
        query: JSON.stringify(words),
        fields: 'TransactionId,ContentType,Subject,Created,Content',
      })
    },
    async changes(seconds) {
      const since = `'-${String(seconds)} seconds'`
      const found = await walk('/tickets', { query: `${inQueue} AND LastUpdated > ${since}`, ...full })
      await walkEntries([`Created > ${since}`])
      return found
    },
    close: () => agent.destroy(),
  }
}

const withoutMail = ["Type != 'EmailRecord'", "Type != 'CommentEmailRecord'"]
