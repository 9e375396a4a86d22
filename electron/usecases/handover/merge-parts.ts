import type { Handover } from '../../../shared/domain/handover.ts'
import { RunPart, type RunParts } from '../../../shared/domain/rival.ts'
import { mergeAnswer, mergeComment } from '../../../shared/domain/run-merge.ts'
import type { Verification } from '../../../shared/domain/verification.ts'
import type { WriteDb } from '../../db/handles.ts'
import { keepRivalPart } from '../../db/tables/handovers.ts'
import { listChecks, updateCheckComment } from '../../db/tables/verification-checks.ts'
import { getRow, updateRowText } from '../../db/tables/verification-rows.ts'
import { partsOf, writePart } from './run-parts.ts'

/** Long texts hold both people's words, one below the other; of single answers one stands and the other stays beside it. */
const longTexts: ReadonlySet<RunPart> = new Set([
  'testEnvironment',
  'ggusTickets',
  'issues',
  'hints',
  'outcomeReason',
])

/**
 * Merges what stands outside the verdicts of rows: checks, the overall verdict, the summary, and the tickets of rows. Only what
 * they changed since `base` counts. Answers how many answers stand against each other and whether anything changed.
 */
export function mergeParts(
  tx: WriteDb,
  mine: Verification,
  handover: Handover,
  base: RunParts,
  at: string,
): { readonly rivals: number; readonly changed: boolean } {
  const { id } = mine
  const [own, theirs] = [partsOf(mine), partsOf(handover)]
  const by = handover.madeBy || 'a colleague'
  let rivals = 0
  let changed = false
  for (const part of RunPart.options) {
    const [old, text, other] = [base[part] ?? '', own[part] ?? '', theirs[part] ?? '']
    const stands = mergeAnswer(old, text, other)
    if (stands === 'mine') continue
    changed = true
    if (stands === 'theirs') writePart(tx, id, part, other)
    else if (longTexts.has(part)) writePart(tx, id, part, mergeComment(old, text, other, handover.madeBy))
    else {
      rivals += 1
      keepRivalPart(tx, id, { part, by, text: other }, at)
    }
  }
  const [inChecks, inTickets] = [mergeCheckComments(tx, id, handover), mergeTickets(tx, id, handover)]
  return { rivals, changed: changed || inChecks || inTickets }
}

function mergeCheckComments(tx: WriteDb, id: string, { checks, madeBy }: Handover): boolean {
  const merged = checks.flatMap(({ kind, comment }) => {
    const own = listChecks(tx, id).find((check) => check.kind === kind)?.comment
    if (own === undefined) return []
    const text = mergeComment('', own, comment, madeBy)
    return text === own ? [] : [{ kind, text }]
  })
  for (const { kind, text } of merged) updateCheckComment(tx, id, kind, text)
  return merged.length > 0
}

/** Tickets of rows are lines: both people's, each once. */
function mergeTickets(tx: WriteDb, id: string, { rows }: Handover): boolean {
  let changed = false
  for (const { criterionId, tickets } of rows) {
    const own = getRow(tx, id, criterionId)?.tickets ?? ''
    const lines = [...new Set([...own.split('\n'), ...tickets.split('\n')].map((line) => line.trim()))]
    const joined = lines.filter((line) => line !== '').join('\n')
    if (joined === own.trim()) continue
    updateRowText(tx, { verificationId: id, criterionId }, 'tickets', joined)
    changed = true
  }
  return changed
}
