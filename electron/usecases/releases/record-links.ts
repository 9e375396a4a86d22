import * as z from 'zod'

const Link = z.object({ link: z.string() })
const Links = z.object({ documentationLink: z.union([Link, z.array(Link).max(100)]) }).nullable()

export interface DocumentationLinks {
  readonly addresses: readonly string[]
  /** What stands where an address should; undefined for a list that is not readable at all. */
  readonly rejected: readonly (string | undefined)[]
}

const none: DocumentationLinks = { addresses: [], rejected: [] }

/** Reads `documentationLinks`, which is JSON inside a text: `{"documentationLink":{"link":…}}`, or "null". */
export function readDocumentationLinks(text: string | null | undefined): DocumentationLinks {
  if (text === null || text === undefined || text.trim() === '') return none
  const parsed = Links.safeParse(parseJson(text))
  if (!parsed.success) return { addresses: [], rejected: [undefined] }
  const given = parsed.data?.documentationLink ?? []
  const links = (Array.isArray(given) ? given : [given])
    // Angle brackets around an address, or what is left of them, are no part of it.
    .map(({ link }) => link.trim().replace(/^<|>$/g, ''))
    .filter((link) => !saysNone(link))
  return { addresses: links.filter(isAddress), rejected: links.filter((link) => !isAddress(link)) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function saysNone(link: string): boolean {
  return link === '' || /^no documentation available$/i.test(link)
}

function isAddress(link: string): boolean {
  return link.length <= 2000 && /^(?:https?|ftp):\/\/[^\s<>"\p{Cc}]+$/iu.test(link)
}
