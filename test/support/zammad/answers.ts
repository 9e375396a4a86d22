import {
  changeTicket,
  priorities,
  states,
  type FakeArticle,
  type FakeState,
  type FakeTicket,
} from './state.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
}

interface Answered {
  readonly status: number
  readonly json?: unknown
  readonly bytes?: Buffer
}

type User = FakeState['users'][number]

const ok = (json: unknown): Answered => ({ status: 200, json })
const notFound: Answered = {
  status: 404,
  json: { error: "Couldn't find it", error_human: 'No such object.' },
}
const invalid = (sentence: string): Answered => ({
  status: 422,
  json: { error: sentence, error_human: sentence },
})

/** One request of one user, as the documentation of the server describes its answer. */
export function answerTo(state: FakeState, user: User, asked: Asked): Answered {
  const { method, path } = asked
  const route = `${method} ${path.replaceAll(/\/\d+/g, '/N')}`
  const numbers = [...path.matchAll(/\/(\d+)/g)].map(([, digits]) => Number(digits))
  const ticket = state.tickets.get(numbers[0] ?? -1)
  switch (route) {
    case 'GET /users/me':
      return ok({ id: user.id, login: user.login })
    case 'GET /groups':
      return ok(state.groups)
    case 'GET /ticket_priorities':
      return ok(priorities.map((name, index) => ({ id: index + 1, name })))
    case 'GET /object_manager_attributes':
      return user.isAdmin
        ? ok(state.attributes.map((attribute, index) => attributeJson(attribute, index + 1)))
        : { status: 403, json: { error: 'Not authorized' } }
    case 'GET /tickets/N':
      return ticket ? ok(ticketJson(state, ticket)) : notFound
    case 'GET /tickets/search':
      return ok(search(state, asked.query))
    case 'PUT /tickets/N':
      return ticket ? update(state, user, ticket, asked.body) : notFound
    case 'POST /tickets':
      return create(state, user, asked.body)
    case 'GET /ticket_history/N':
      return ticket ? ok(historyJson(state, ticket)) : notFound
    case 'GET /ticket_articles/by_ticket/N':
      return ok(state.articles.filter(({ ticket_id: of }) => of === numbers[0]).map(articleJson))
    case 'GET /ticket_articles/N': {
      const article = state.articles.find(({ id }) => id === numbers[0])
      return article ? ok(articleJson(article)) : notFound
    }
    case 'POST /ticket_articles': {
      const of = state.tickets.get(Number(asked.body['ticket_id']))
      return of ? addArticle(state, user, of, asked.body) : notFound
    }
    case 'GET /ticket_attachment/N/N/N': {
      const files = state.articles.find(({ id }) => id === numbers[1])?.attachments
      const content = files?.find(({ id }) => id === numbers[2])?.content
      return content ? { status: 200, bytes: content } : notFound
    }
    case 'GET /links':
      return ok({ links: linksOf(state, Number(asked.query.get('link_object_value'))) })
    case 'POST /links/add':
      return addLink(state, asked.body)
    case 'DELETE /links/remove':
      return removeLink(state, asked.body)
    default:
      return notFound
  }
}

function attributeJson({ name, type, options }: FakeState['attributes'][number], id: number): unknown {
  const listed = options && { options: Object.fromEntries(options.map((option) => [option, option])) }
  return {
    id,
    name,
    display: name,
    object: 'Ticket',
    data_type: type,
    data_option: listed ?? {},
    editable: true,
    active: true,
  }
}

function ticketJson({ groups }: FakeState, { custom, ...ticket }: FakeTicket): unknown {
  return {
    ...ticket,
    ...custom,
    group: groups.find(({ id }) => id === ticket.group_id)?.name,
    close_at: null,
  }
}

function articleJson({ attachments, ...article }: FakeArticle): unknown {
  return {
    ...article,
    attachments: attachments.map(({ id, filename, type, content }) => ({
      id,
      filename,
      size: String(content.length),
      preferences: { 'Content-Type': type },
    })),
  }
}

function historyJson({ history, users }: FakeState, ticket: FakeTicket): unknown {
  return {
    history: history.filter(({ ticket_id: of }) => of === ticket.id),
    assets: { User: Object.fromEntries(users.map(({ id, login }) => [id, { id, login }])) },
  }
}

/** Conditions are looked up one by one; all must hold. */
function search(state: FakeState, query: URLSearchParams): unknown[] {
  const asked = new Map<string, { operator: string; values: string[] }>()
  for (const [name, value] of query) {
    const [, attribute, part] = /^condition\[ticket\.(\w+)\]\[(operator|value)\]/.exec(name) ?? []
    if (attribute === undefined) continue
    const condition = asked.get(attribute) ?? { operator: '', values: [] }
    if (part === 'operator') condition.operator = value
    else condition.values.push(value)
    asked.set(attribute, condition)
  }
  const size = Math.min(200, Number(query.get('per_page') ?? 50))
  const page = Number(query.get('page') ?? 1)
  const by = query.get('sort_by') ?? 'id'
  const sign = query.get('order_by') === 'desc' ? -1 : 1
  const found = [...state.tickets.values()]
    .filter((ticket) => [...asked].every(([name, condition]) => holds(ticket, name, condition)))
    .toSorted((one, other) => sign * compare(one, other, by))
  return found.slice((page - 1) * size, page * size).map((ticket) => ticketJson(state, ticket))
}

function compare(one: FakeTicket, other: FakeTicket, by: string): number {
  if (by === 'updated_at') return one.updated_at.localeCompare(other.updated_at)
  return one.id - other.id
}

function holds(
  ticket: FakeTicket,
  name: string,
  { operator, values }: { operator: string; values: string[] },
): boolean {
  const value = name in ticket ? ticket[name as keyof FakeTicket] : ticket.custom[name]
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (operator === 'is') return values.includes(text)
  if (operator === 'contains') return values.some((part) => text.includes(part))
  return operator === 'after (absolute)' && text > (values[0] ?? '')
}

/** A value that is not in its list is refused, with everything else of the request. */
function update(state: FakeState, user: User, ticket: FakeTicket, body: Asked['body']): Answered {
  const reason = whyInvalid(state, body)
  if (reason !== null) return invalid(reason)
  const known = Object.entries(body).filter(([name]) => name in ticket || name in ticket.custom)
  changeTicket(state, ticket, user, Object.fromEntries(known))
  return ok(ticketJson(state, ticket))
}

function whyInvalid({ attributes }: FakeState, body: Asked['body']): string | null {
  if ('state' in body && !states.includes(wordOf(body, 'state'))) return "No lookup value found for 'state'"
  if ('priority' in body && !priorities.includes(wordOf(body, 'priority')))
    return "No lookup value found for 'priority'"
  const bad = attributes.find(
    ({ name, options, type }) =>
      type === 'select' &&
      options &&
      body[name] !== undefined &&
      body[name] !== null &&
      !options.includes(wordOf(body, name)),
  )
  return bad ? `Invalid value for ${bad.name}` : null
}

function create(state: FakeState, user: User, body: Asked['body']): Answered {
  const group = state.groups.find(({ name }) => name === body['group'])
  if (!group) return invalid('Group needs to be there')
  if (typeof body['customer'] !== 'string') return invalid("Missing required value for field 'customer_id'!")
  const reason = whyInvalid(state, body)
  if (reason !== null) return invalid(reason)
  const id = state.nextId()
  const at = state.tick()
  const ticket: FakeTicket = {
    id,
    number: String(31_000 + id),
    title: wordOf(body, 'title'),
    group_id: group.id,
    state: 'new',
    owner: typeof body['owner'] === 'string' ? body['owner'] : '-',
    customer: body['customer'],
    priority: '2 normal',
    created_by: user.login,
    updated_by: user.login,
    created_at: at,
    updated_at: at,
    time_unit: 0,
    custom: Object.fromEntries(state.attributes.map(({ name }) => [name, body[name] ?? null])),
  }
  state.tickets.set(id, ticket)
  addArticle(state, user, ticket, body['article'] as Asked['body'])
  return { status: 201, json: ticketJson(state, ticket) }
}

function addArticle(state: FakeState, user: User, ticket: FakeTicket, body: Asked['body']): Answered {
  const files = (body['attachments'] ?? []) as { filename: string; data: string; 'mime-type': string }[]
  if (files.some(({ data }) => !/^[A-Za-z0-9+/]*={0,2}$/.test(data))) return invalid('Invalid base64')
  const at = state.tick()
  const article: FakeArticle = {
    id: state.nextId(),
    ticket_id: ticket.id,
    subject: wordOf(body, 'subject', ''),
    body: wordOf(body, 'body', ''),
    content_type: wordOf(body, 'content_type', 'text/html'),
    type: wordOf(body, 'type', 'note'),
    internal: body['internal'] === true,
    created_by: user.login,
    created_at: at,
    attachments: files.map((file) => ({
      id: state.nextId(),
      filename: file.filename,
      type: file['mime-type'],
      content: Buffer.from(file.data, 'base64'),
    })),
  }
  state.articles.push(article)
  ticket.updated_at = at
  return { status: 201, json: articleJson(article) }
}

const opposite: Readonly<Record<string, string>> = { normal: 'normal', parent: 'child', child: 'parent' }

/** A link is seen from both its ends. */
function linksOf({ links }: FakeState, id: number): unknown[] {
  const json = (type: string | undefined, value: number) => ({
    link_type: type,
    link_object: 'Ticket',
    link_object_value: value,
  })
  return links.flatMap(({ type, source, target }) => [
    ...(target === id ? [json(type, source)] : []),
    ...(source === id ? [json(opposite[type], target)] : []),
  ])
}

function addLink(state: FakeState, body: Asked['body']): Answered {
  const source = [...state.tickets.values()].find(
    ({ number }) => number === body['link_object_source_number'],
  )
  if (!source) return notFound
  state.links.push({
    type: wordOf(body, 'link_type'),
    source: source.id,
    target: Number(body['link_object_target_value']),
  })
  return { status: 201, json: {} }
}

function removeLink(state: FakeState, body: Asked['body']): Answered {
  const at = state.links.findIndex(
    ({ type, source, target }) =>
      type === body['link_type'] &&
      source === body['link_object_source_value'] &&
      target === body['link_object_target_value'],
  )
  if (at < 0) return notFound
  state.links.splice(at, 1)
  return ok({})
}

function wordOf(body: Asked['body'], name: string, otherwise = ''): string {
  const value = body[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : otherwise
}
