import * as z from 'zod'

/** What the server's answers must look like. Members that are not ours are passed over. */
export const Id = z.union([z.string().regex(/^\d{1,15}$/), z.number().int().nonnegative()]).transform(String)

const longestText = 1_600_000

export const Text = z
  .union([z.string().max(longestText), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)))

export const Amount = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    const number = Number(value ?? 0)
    return Number.isFinite(number) ? Math.round(number) : 0
  })

/** To the millisecond, as the server's versions are; null for not set. */
export const Time = Text.transform((text) => {
  const time = Date.parse(text)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
})

/** A ticket with names in place of ids (`expand=true`); custom attributes are members beside the others. */
export const Ticket = z.looseObject({
  id: Id,
  title: Text,
  group: Text,
  group_id: Id,
  state: Text,
  owner: Text,
  customer: Text,
  priority: Text,
  created_by: Text,
  updated_by: Text,
  time_unit: Amount,
  created_at: Time,
  updated_at: z.string().min(1).max(100),
  close_at: Time,
})

export const Tickets = z.array(Ticket).max(200)

export const Attachment = z.object({
  id: Id,
  filename: Text,
  size: Amount,
  preferences: z
    .object({ 'Content-Type': z.string().nullish(), 'Mime-Type': z.string().nullish() })
    .nullish()
    .transform((said) => said?.['Content-Type'] ?? said?.['Mime-Type'] ?? 'application/octet-stream'),
})

export const Article = z.object({
  id: Id,
  ticket_id: Id,
  subject: Text,
  body: Text,
  content_type: Text,
  type: Text,
  internal: z.boolean().nullish(),
  created_by: Text,
  created_at: Time,
  time_unit: Amount,
  attachments: z
    .array(Attachment)
    .nullish()
    .transform((list) => list ?? []),
})

export const Articles = z.array(Article).max(10_000)

const HistoryEntry = z.object({
  id: Id,
  object: Text,
  type: Text,
  attribute: Text,
  value_from: Text,
  value_to: Text,
  created_by_id: Id,
  created_at: Time,
})

export const History = z.object({
  history: z.array(HistoryEntry).max(100_000),
  assets: z.object({ User: z.record(z.string(), z.object({ login: Text })).nullish() }).nullish(),
})

export const Links = z.object({
  links: z
    .array(z.object({ link_type: Text, link_object: Text, link_object_value: Id }))
    .nullish()
    .transform((list) => list ?? []),
})

export const Named = z.array(z.object({ id: Id, name: Text })).max(10_000)

export const Me = z.object({ login: Text, preferences: z.object({ locale: Text }).nullish() })

/** Options stand as `{ value: label }` or as a list, by version and type. */
const Options = z
  .union([
    z.record(z.string(), z.unknown()).transform((options) => Object.keys(options)),
    z.array(z.object({ value: Text })).transform((options) => options.map(({ value }) => value)),
  ])
  .nullish()
  .transform((options) => options?.filter((value) => value !== '') ?? null)

export const Attributes = z
  .array(
    z.object({
      id: Id,
      name: z.string(),
      display: Text,
      object: Text,
      data_type: Text,
      data_option: z.object({ options: Options }).nullish(),
      editable: z.boolean().nullish(),
      active: z.boolean().nullish(),
    }),
  )
  .max(10_000)
