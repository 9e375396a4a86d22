/** What the stand-in keeps, as the real server does: tickets, messages, files, links and the history of it all. */
export interface FakeTicket {
  readonly id: number
  readonly number: string
  title: string
  group_id: number
  state: string
  owner: string
  customer: string
  priority: string
  created_by: string
  updated_by: string
  created_at: string
  updated_at: string
  time_unit: number
  custom: Record<string, unknown>
}

export interface FakeArticle {
  readonly id: number
  readonly ticket_id: number
  readonly subject: string
  readonly body: string
  readonly content_type: string
  readonly type: string
  readonly internal: boolean
  readonly created_by: string
  readonly created_at: string
  readonly attachments: readonly {
    readonly id: number
    readonly filename: string
    readonly type: string
    readonly content: Buffer
  }[]
}

export interface FakeHistory {
  readonly id: number
  readonly ticket_id: number
  readonly object: string
  readonly type: string
  readonly attribute: string
  readonly value_from: string
  readonly value_to: string
  readonly created_by_id: number
  readonly created_at: string
}

export interface FakeState {
  readonly users: readonly {
    readonly id: number
    readonly login: string
    readonly token: string
    readonly isAdmin: boolean
  }[]
  readonly groups: readonly { readonly id: number; readonly name: string }[]
  readonly attributes: readonly {
    readonly name: string
    readonly type: string
    readonly options: readonly string[] | null
  }[]
  readonly tickets: Map<number, FakeTicket>
  readonly articles: FakeArticle[]
  readonly history: FakeHistory[]
  readonly links: { type: string; source: number; target: number }[]
  nextId(): number
  /** Rises with each call, to the millisecond. */
  tick(): string
}

export const priorities = ['1 low', '2 normal', '3 high']
export const states = ['new', 'open', 'closed', 'merged']

export function createState(): FakeState {
  let id = 0
  let last = 0
  return {
    users: [
      { id: 3, login: 'verifier', token: 'token-of-verifier', isAdmin: false },
      { id: 4, login: 'verifier2', token: 'token-of-verifier2', isAdmin: false },
      { id: 5, login: 'admin', token: 'token-of-admin', isAdmin: true },
    ],
    groups: [
      { id: 1, name: 'sw-rel' },
      { id: 2, name: 'other' },
    ],
    attributes: [
      {
        name: 'rollout_progress',
        type: 'select',
        options: ['Unverified', 'In Verification', 'StagedRollout'],
      },
      { name: 'communication_status', type: 'select', options: ['OK', 'Failed'] },
      { name: 'umd_release', type: 'input', options: null },
      { name: 'hours', type: 'input', options: null },
      { name: 'related', type: 'multiselect', options: ['a', 'b', 'c'] },
      { name: 'op_id', type: 'input', options: null },
    ],
    tickets: new Map(),
    articles: [],
    history: [],
    links: [],
    nextId: () => (id += 1),
    tick() {
      last = Math.max(last + 1, Date.now())
      return new Date(last).toISOString()
    },
  }
}

/** Changes attributes of a ticket with their entries in the history, as one write. */
export function changeTicket(
  state: FakeState,
  ticket: FakeTicket,
  by: { readonly id: number; readonly login: string },
  changes: Readonly<Record<string, unknown>>,
): void {
  const at = state.tick()
  for (const [name, value] of Object.entries(changes)) {
    const isCustom = state.attributes.some((attribute) => attribute.name === name)
    const holder = (isCustom ? ticket.custom : ticket) as Record<string, unknown>
    const before = holder[name]
    if (JSON.stringify(before ?? null) === JSON.stringify(value ?? null)) continue
    holder[name] = value
    state.history.push({
      id: state.nextId(),
      ticket_id: ticket.id,
      object: 'Ticket',
      type: 'updated',
      attribute: name,
      value_from: textOf(before),
      value_to: textOf(value),
      created_by_id: by.id,
      created_at: at,
    })
  }
  ticket.updated_at = at
  ticket.updated_by = by.login
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
