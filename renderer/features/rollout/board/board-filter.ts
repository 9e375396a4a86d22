import type { RolloutRow, RolloutStage, Stack } from '../../../../shared/domain/rollout-board.ts'
import { foldText, matchesWords } from '../../../lib/fold-text.ts'

export interface BoardFilter {
  readonly text: string
  readonly stage: RolloutStage | 'offered' | ''
  readonly stack: Stack | ''
  readonly platform: string
  readonly release: string
}

export const openOnly: BoardFilter = { text: '', stage: 'in rollout', stack: '', platform: '', release: '' }

/** A line with the words it is found by, folded once. */
export interface SearchableRow {
  readonly row: RolloutRow
  readonly folded: string
}

export function makeSearchable(rows: readonly RolloutRow[]): readonly SearchableRow[] {
  return rows.map((row) => ({ row, folded: foldText(wordsOf(row)) }))
}

function wordsOf(row: RolloutRow): string {
  const { product, productKey, version, platform, arch, ticket, sentence, answers } = row
  const place = ticket === null ? '' : ticket.number
  const teams = answers.map(({ team }) => team).join(' ')
  return [product, productKey, version, platform, arch, place, teams, sentence].join(' ')
}

export function filterBoard(rows: readonly SearchableRow[], filter: BoardFilter): readonly RolloutRow[] {
  const { text, stage, stack, platform, release } = filter
  return rows
    .filter(
      ({ row, folded }) =>
        (stage === '' || (stage === 'offered' ? row.isOffered : row.stage === stage)) &&
        (stack === '' || row.stack === stack) &&
        (platform === '' || row.platform === platform) &&
        (release === '' || row.releaseVersion === release) &&
        matchesWords(folded, text),
    )
    .map(({ row }) => row)
}

/** Every value of a column that occurs, in order. */
export function occurring(rows: readonly RolloutRow[], name: 'platform' | 'releaseVersion'): string[] {
  const found = [...new Set(rows.map((row) => row[name]).filter((value) => value !== ''))]
  return found.toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
}

export function isOpenOnly(filter: BoardFilter): boolean {
  return JSON.stringify(filter) === JSON.stringify(openOnly)
}
