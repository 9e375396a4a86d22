import * as z from 'zod'

/**
 * What the server's answers must look like. Numbers come as numbers or text without a rule, what is not set is left out,
 * null, empty or 1970, and objects have members that are not ours.
 */
export const Id = z.union([z.string().regex(/^\d{1,18}$/), z.number().int().nonnegative()]).transform(String)

const longestText = 32 * 1024 * 1024

export const Text = z
  .union([z.string().max(longestText), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? '' : String(value)))

export const Count = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    const number = Number(value ?? 0)
    return Number.isFinite(number) ? Math.trunc(number) : 0
  })

/** The server writes «not set» as the first moment of 1970. */
export const Time = Text.transform((text) => {
  const time = Date.parse(text)
  return Number.isNaN(time) || time === 0 ? null : new Date(time).toISOString().replace('.000Z', 'Z')
})

/** Users are named by login in `id`; an address that is no user has `id` or is empty. */
const Person = z.object({ id: z.union([z.string(), z.number()]).transform(String) })

export const Login = Person.nullish().transform((person) => person?.id ?? null)

const People = z
  .union([z.array(Person), Person.transform((person) => [person]), z.literal('')])
  .nullish()
  .transform((people) =>
    people === '' || people === null || people === undefined ? [] : people.map(({ id }) => id),
  )

const Queue = z.object({ id: Id, Name: Text })

/** An empty value is written by some versions where there is none. */
const Values = z
  .array(z.union([z.string(), z.number()]).nullable())
  .max(100_000)
  .transform((values) =>
    values.filter((value) => value !== null && value !== '').map((value) => String(value)),
  )

export const Fields = z
  .union([z.array(z.object({ id: Id, name: z.string(), values: Values })), z.literal('')])
  .nullish()
  .transform((fields) => (fields === '' || fields === null || fields === undefined ? [] : fields))

const Hyperlink = z.object({
  ref: z.string(),
  id: z.union([z.string(), z.number()]).nullish(),
  type: z.string().nullish(),
  to: z.string().nullish(),
  _url: z.string().nullish(),
})

export const Hyperlinks = z.array(Hyperlink).nullish()

export const Ticket = z.object({
  id: Id,
  Subject: Text,
  Status: Text,
  Queue: Queue.nullish(),
  Owner: Login,
  Creator: Login,
  LastUpdatedBy: Login,
  Requestor: People,
  Cc: People,
  AdminCc: People,
  Priority: Count,
  TimeWorked: Count,
  Created: Time,
  LastUpdated: Time,
  Due: Time,
  Resolved: Time,
  CustomFields: Fields,
  _hyperlinks: Hyperlinks,
})

export const Transaction = z.object({
  id: Id,
  Type: Text,
  Field: Text,
  OldValue: Text,
  NewValue: Text,
  Data: Text,
  Creator: Login,
  Created: Time,
  TimeTaken: Count,
  ObjectId: Text,
})

export const Attachment = z.object({
  id: Id,
  Filename: Text,
  ContentType: Text,
  ContentLength: Count,
  TransactionId: z.union([Id, z.object({ id: Id }).transform(({ id }) => id)]).nullish(),
  Subject: Text,
  Content: Text,
  Created: Time,
})

/** A page of a list. `total` and `pages` are null where rights are checked row by row. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item).max(100),
    total: z.number().nullish(),
    next_page: z.string().nullish(),
  })
}

export const CustomField = z.object({
  id: Id,
  Name: Text,
  Type: Text,
  MaxValues: Count,
  Pattern: Text,
  Description: Text,
  LookupType: Text,
  Values: z
    .union([z.array(z.union([z.string(), z.number()]).transform(String)), z.literal('')])
    .nullish()
    .transform((values) => (Array.isArray(values) ? values : [])),
})

const NamedField = z.object({ id: Id, name: z.string() })

export const QueueDetail = z.object({
  id: Id,
  Name: Text,
  TicketCustomFields: z.array(NamedField).nullish(),
  TicketTransactionCustomFields: z.array(NamedField).nullish(),
  _hyperlinks: Hyperlinks,
})

export const User = z.object({ id: Id, Name: Text, Timezone: Text })

export const Version = z.object({ Version: z.string().max(200) })
