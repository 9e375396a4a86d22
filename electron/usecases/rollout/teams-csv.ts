import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import * as z from 'zod'
import { EaTeam, foldName } from '../../../shared/domain/ea-team.ts'
import { invalid, success, type Result } from '../../../shared/errors.ts'
import { protectCell, unprotectCell } from '../catalogue/exchange/csv-cell.ts'

const columns = ['team', 'site', 'contact', 'active', 'since', 'product', 'product since', 'product until']
const maxBytes = 4 * 1024 * 1024
const maxRows = 20_000

/** One line a commitment; a team without one has a line with its product empty. The same teams give the same bytes. */
export function writeTeamsCsv(teams: readonly EaTeam[]): string {
  const rows = teams.flatMap(({ name, site, contact, active, since, commitments }) => {
    const head = [name, site, contact, active ? 'yes' : 'no', since]
    return commitments.length === 0
      ? [[...head, '', '', '']]
      : commitments.map((one) => [...head, one.product, one.since, one.until ?? ''])
  })
  return stringify([columns, ...rows.map((row) => row.map(protectCell))], { bom: true })
}

/** A line that was not taken in: where it stands, and why. */
export interface RefusedLine {
  readonly line: number
  readonly place: string
  readonly reason: string
}

export interface ReadTeams {
  readonly teams: readonly EaTeam[]
  readonly refused: readonly RefusedLine[]
}

const Line = z.object({
  team: z.string().trim().min(1, 'the team has no name').max(100, 'the name is longer than 100 letters'),
  site: z.string().trim().max(200, 'the site is longer than 200 letters'),
  contact: z.string().trim().max(200, 'the contact is longer than 200 letters'),
  active: z.enum(['yes', 'no'], 'it must be yes or no'),
  since: z.iso.date('it must be a day such as 2012-04-30'),
  product: z.string().trim().max(100, 'the product is longer than 100 letters'),
  'product since': z.union([z.literal(''), z.iso.date()], 'it must be a day such as 2012-04-30, or empty'),
  'product until': z.union([z.literal(''), z.iso.date()], 'it must be a day such as 2012-04-30, or empty'),
})

/**
 * Reads teams from a table. A line that cannot be read is refused with its place and its reason, and the others are
 * taken; a file that is no such table is refused as a whole. `faultOf` judges a team beyond its form.
 */
export function readTeamsCsv(
  file: { readonly name: string; readonly bytes: Uint8Array },
  faultOf: (team: EaTeam) => { readonly place: string; readonly reason: string } | null,
): Result<ReadTeams> {
  const rows = readRows(file)
  if (!rows.ok) return rows
  const refused: RefusedLine[] = []
  const teams = new Map<string, EaTeam>()
  for (const { line, cells } of rows.value) {
    const read = Line.safeParse(Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ''])))
    if (!read.success) {
      const [issue] = read.error.issues
      refused.push({
        line,
        place: String(issue?.path[0] ?? ''),
        reason: issue?.message ?? 'it cannot be read',
      })
      continue
    }
    const merged = mergeLine(teams.get(foldName(read.data.team)), read.data)
    const fault = typeof merged === 'string' ? { place: 'team', reason: merged } : faultOf(merged)
    if (typeof merged === 'string' || fault) {
      refused.push({ line, ...(fault ?? { place: '', reason: '' }) })
      continue
    }
    teams.set(foldName(merged.name), merged)
  }
  return success({ teams: [...teams.values()].map(inOrder), refused })
}

function inOrder(team: EaTeam): EaTeam {
  const key = ({ product, since }: EaTeam['commitments'][number]) => `${product} ${since}`
  return { ...team, commitments: team.commitments.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) }
}

/** The team with one more line; a sentence when the line says something else of it than the lines before. */
function mergeLine(before: EaTeam | undefined, line: z.infer<typeof Line>): EaTeam | string {
  const { team: name, site, contact, since } = line
  const active = line.active === 'yes'
  const commitment =
    line.product === ''
      ? []
      : [
          {
            product: line.product,
            since: line['product since'] || since,
            until: line['product until'] || null,
          },
        ]
  if (!before) return { name, site, contact, active, since, commitments: commitment }
  const isSame =
    before.site === site && before.contact === contact && before.active === active && before.since === since
  if (!isSame) return `a line above says something else of ${before.name}`
  const isTwice = commitment.some(({ product, since: from }) =>
    before.commitments.some((one) => one.product === product && one.since === from),
  )
  if (isTwice) return `a line above names ${line.product} for ${before.name} already`
  return { ...before, commitments: [...before.commitments, ...commitment] }
}

function readRows({
  name,
  bytes,
}: {
  readonly name: string
  readonly bytes: Uint8Array
}): Result<readonly { readonly line: number; readonly cells: readonly string[] }[]> {
  const refuse = (reason: string) =>
    invalid(`${name} was not taken in: ${reason}. Nothing was changed.`, name)
  if (bytes.length > maxBytes) return refuse('it is larger than 4 MB')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const rows = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: maxRows + 2,
      max_record_size: 100_000,
    }) as unknown as { readonly record: string[]; readonly info: { readonly lines: number } }[]
    const [head, ...body] = rows
    if (head?.record.map((cell) => cell.trim().toLowerCase()).join() !== columns.join()) {
      return refuse(`its first line must be: ${columns.join(', ')}`)
    }
    if (body.length > maxRows) return refuse(`it has more than ${String(maxRows)} lines`)
    return success(body.map(({ record, info }) => ({ line: info.lines, cells: record.map(unprotectCell) })))
  } catch (error) {
    return refuse(
      error instanceof CsvError ? `it is not a CSV table (${error.code})` : 'it is not UTF-8 text',
    )
  }
}
