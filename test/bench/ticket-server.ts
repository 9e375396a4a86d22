import { startRequestTracker, type RequestTracker } from '../support/request-tracker.ts'
import { layWholeTickets } from '../support/rt/lay-rows.ts'
import { whyNoRequestTracker } from '../support/rt/installed.ts'

export const selectFields: Readonly<Record<string, readonly string[]>> = {
  RolloutProgress: [
    'Unverified',
    'In Verification',
    'Waiting for Response',
    'StagedRollout',
    'UMDStore',
    'Rejected',
  ],
  ReleaseType: ['major', 'minor', 'revision'],
  CommunicationStatus: ['OK', 'Failed'],
}

/** Does work with a server that holds so many tickets with fields, histories and messages, all of them a day old. */
export async function withFullServer<T>(
  count: number,
  say: (line: string) => void,
  work: (server: RequestTracker) => Promise<T>,
): Promise<T> {
  const reason = whyNoRequestTracker()
  if (reason !== null) throw new Error(reason)
  const server = await startRequestTracker({ workers: 4, keepAliveSeconds: 2 })
  try {
    say(`laying ${String(count)} tickets into the server`)
    const originals: string[] = []
    for (let number = 0; number < 12; number += 1) originals.push(await makeTicket(server, number))
    layWholeTickets(server.databaseFile, originals, count - originals.length)
    return await work(server)
  } finally {
    await server.stop()
  }
}

export type BenchServer = Pick<RequestTracker, 'url' | 'tokens'>

interface Asking {
  readonly method?: string
  readonly body?: unknown
  /** Whose request it is; the server's own account otherwise. */
  readonly headers?: Readonly<Record<string, string>>
}

/** A request past the program. */
export async function askServer(
  server: BenchServer,
  path: string,
  { method = 'GET', body, headers = {} }: Asking = {},
): Promise<unknown> {
  const answer = await fetch(`${server.url}/REST/2.0${path}`, {
    method,
    headers: {
      'user-agent': 'proviso-bench',
      authorization: `token ${server.tokens.root}`,
      'content-type': 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${String(answer.status)}`)
  return answer.json()
}

/** Twelve of the fifteen fields are filled. */
async function makeTicket(server: RequestTracker, number: number): Promise<string> {
  const pick = (field: string) => selectFields[field]?.[number % selectFields[field].length]
  const { id } = (await askServer(server, '/ticket', {
    method: 'POST',
    body: {
      Queue: 'sw-rel',
      Subject: `Product ${String(number)} on a platform`,
      Content: 'A new version was delivered.\n'.repeat(8),
      CustomFields: {
        RolloutProgress: pick('RolloutProgress'),
        ReleaseType: pick('ReleaseType'),
        CommunicationStatus: pick('CommunicationStatus'),
        UMDRelease: '1.7.0',
        ProductVersion: '1.9.15',
        Platform: ['SL5', 'SL6'],
        EATeams: ['first', 'second'],
        RelatedGGUSTickets: ['71', '72'],
        RepositoryURL: 'https://repository.invalid/1.7.0',
        VerificationHours: '6',
        VerificationDeadline: '2026-12-01',
        ReleaseNotes: 'What is new in this version.\n'.repeat(10),
      },
    },
  })) as { id: string | number }
  await askServer(server, `/ticket/${String(id)}/comment`, {
    method: 'POST',
    body: { Content: 'It installs and it starts.', ContentType: 'text/plain' },
  })
  return String(id)
}
