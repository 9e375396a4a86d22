import type { RolloutRow } from '../../shared/domain/rollout-board.ts'
import { describeDeed } from '../../shared/domain/describe-intent.ts'
import type { Intent } from '../../shared/domain/intent.ts'
import { writeWanted } from './document-command.ts'
import { CommandFailure, type Output } from './output.ts'
import { readFileWithin } from './read-file.ts'
import type { Session } from './session.ts'
import { writeDocument } from './write-document.ts'

const largestTable = 4 * 1024 * 1024

export async function showBoard(
  { client }: Session,
  { all }: { readonly all?: boolean },
  output: Output,
): Promise<void> {
  const rows = await client.rollout.board({})
  const shown = all ? rows : rows.filter(({ stage }) => stage === 'in rollout' || stage === 'move waits')
  output.answer(shown, shown.map(boardLine))
  if (shown.length === 0) output.doing('Nothing is in staged rollout.')
}

function boardLine(row: RolloutRow): string {
  const { product, version, platform, arch, days, risk, sentence, ppaId, ticket } = row
  const age = days === null ? '   ?' : `${String(days)} d`
  const place = ticket === null ? '' : ` ticket ${ticket.number}`
  return `${risk.level.padEnd(4)}  ${age.padStart(6)}  ${product} ${version} ${platform}/${arch} [${ppaId ?? 'no product'}${place}]  ${sentence}`
}

/** Why a PPA does not move: the conditions of the rule, one a line. */
export async function explainRollout({ client }: Session, ppaId: string, output: Output): Promise<void> {
  const detail = await client.rollout.get({ ppaId })
  output.answer(detail, [
    detail.row.sentence,
    ...detail.conditions.map(({ holds, sentence }) => `  ${holds ? 'ok ' : 'NO '} ${sentence}`),
    ...detail.answers.map(({ team, standing }) => `  ${team}: ${standing}`),
    ...detail.remarks.map((remark) => `  not counted: ${remark}`),
    ...detail.decisions.map(
      ({ at, by, to, byRule, reason }) =>
        `  ${at.slice(0, 10)} ${by}: ${to}, ${byRule ? 'by the rule' : `against the rule: ${reason}`}`,
    ),
  ])
}

export async function beginRollout({ client }: Session, ppaId: string, output: Output): Promise<void> {
  await client.rollout.begin({ ppaId })
  output.answer({ ppaId }, [`${ppaId} is in staged rollout.`])
}

export async function linkTicket(
  { client }: Session,
  ppaId: string,
  number: string,
  account: { readonly id: string },
  output: Output,
): Promise<void> {
  await client.rollout.link({ ppaId, ticket: { accountId: account.id, number } })
  output.answer({ ppaId, ticket: number }, [`Ticket ${number} tells where ${ppaId} is.`])
}

export async function chooseTeams(
  { client }: Session,
  ppaIds: readonly string[],
  options: { readonly add: readonly string[]; readonly remove: readonly string[]; readonly comment?: string },
  output: Output,
): Promise<void> {
  const { add, remove, comment = null } = options
  const made = await client.rollout.chooseTeams({
    ppaIds: [...ppaIds],
    add: [...add],
    remove: [...remove],
    comment,
  })
  tellQueued(made, output)
}

export async function moveRollout(
  { client }: Session,
  ppaId: string,
  { to, reason }: { readonly to: string; readonly reason: string },
  output: Output,
): Promise<void> {
  const target = (['UMDStore', 'Rejected', 'In Verification'] as const).find((one) => one === to)
  if (!target) throw new CommandFailure(`Staged rollout leads to UMDStore, Rejected or In Verification.`, 2)
  const { decision, intents } = await client.rollout.decide({ ppaId, to: target, reason })
  output.answer({ decision, intents }, [
    `${ppaId}: ${to}, ${decision.byRule ? 'by the rule' : 'against the rule, with your reason'}`,
    ...(decision.waitsSince === null ? [] : ['Candidate is frozen: the packages wait in testing.']),
  ])
  tellWay(intents.length, output)
}

export async function showReminders({ client }: Session, output: Output): Promise<void> {
  const due = await client.rollout.reminders({ ppaIds: null })
  output.answer(
    due,
    due.flatMap(({ ppaId, text }) => [`== ${ppaId}`, text, '']),
  )
  if (due.length === 0) output.doing('No reminder is due.')
}

export async function sendReminder({ client }: Session, ppaId: string, output: Output): Promise<void> {
  const [reminder] = await client.rollout.reminders({ ppaIds: [ppaId] })
  if (!reminder) throw new CommandFailure('Every team has reported: there is nobody to remind.')
  tellQueued(await client.rollout.remind({ ppaId, text: reminder.text }), output)
}

export async function freezeCandidate(
  { client }: Session,
  umdMajor: number,
  frozen: boolean,
  note: string,
  output: Output,
): Promise<void> {
  const freezes = await client.rollout.freeze({ umdMajor, frozen, note })
  output.answer(freezes, [`Candidate of UMD ${String(umdMajor)} is ${frozen ? 'frozen' : 'open'}.`])
}

export async function tellPackagesMoved(
  { client }: Session,
  ppaIds: readonly string[],
  output: Output,
): Promise<void> {
  tellQueued(await client.rollout.packagesMoved({ ppaIds: [...ppaIds] }), output)
}

export async function showCoverage({ client }: Session, output: Output): Promise<void> {
  const coverage = await client.rollout.coverage({})
  const open = coverage.gaps.filter(({ until }) => until === null)
  const bare = coverage.products.filter(({ teams }) => teams.length === 0)
  output.answer(coverage, [
    `Open gaps: ${String(open.length)}`,
    ...open.map(({ name, stack, since }) => `  ${name} (${stack}) since ${since}`),
    `Products without a team: ${String(bare.length)} of ${String(coverage.products.length)}`,
    ...bare
      .filter(({ waits }) => waits.length > 0)
      .map(({ name, waits }) => `  ${name}: ${waits.join(', ')} waits in staged rollout`),
    ...coverage.loads
      .filter(({ isTooMuch }) => isTooMuch)
      .map(({ team, sentence }) => `${team}: ${sentence}`),
  ])
}

export async function writeCall(
  { client }: Session,
  products: readonly string[],
  output: Output,
): Promise<void> {
  const { text } = await client.rollout.writeCall({ chosen: products.length === 0 ? null : [...products] })
  output.answer({ text }, [text])
}

export async function importTeams({ client }: Session, path: string, output: Output): Promise<void> {
  const done = await client.rollout.importTeams({ file: await readFileWithin(path, largestTable) })
  output.answer(done, [
    `${String(done.added)} added, ${String(done.changed)} changed, ${String(done.unchanged)} as they were`,
    ...done.refused.map(({ line, place, reason }) => `refused, line ${String(line)}, ${place}: ${reason}`),
  ])
}

export async function exportTeams(
  { client }: Session,
  out: string | undefined,
  output: Output,
): Promise<void> {
  const { fileName, text } = await client.rollout.exportTeams({})
  const path = out ?? fileName
  await writeDocument(path, new File([text], path))
  output.answer({ path }, [`${path}: written`])
}

export async function listTeams({ client }: Session, output: Output): Promise<void> {
  const teams = await client.rollout.teams({})
  output.answer(
    teams,
    teams.map(
      ({ name, site, active, commitments }) =>
        `${name}  ${site}  ${active ? 'active' : 'at rest'}  ${commitments.map(({ product }) => product).join(', ')}`,
    ),
  )
}

export async function deliverReport({ client }: Session, reportId: string, output: Output): Promise<void> {
  tellQueued(await client.rollout.deliverReport({ reportId }), output)
}

export async function undoRollout({ client }: Session, output: Output): Promise<void> {
  const { undone } = await client.rollout.undo({})
  output.answer({ undone }, [`Taken back: ${undone}`])
}

export function writeSummary(
  { client }: Session,
  ppaId: string,
  out: string | undefined,
  output: Output,
): Promise<void> {
  return writeWanted(
    client,
    { kind: 'rollout summary', ppaId },
    { ...(out !== undefined && { out }) },
    output,
  )
}

export function writePageNotes(
  { client }: Session,
  version: string,
  out: string | undefined,
  output: Output,
): Promise<void> {
  const wanted = { kind: 'release page notes', version } as const
  return writeWanted(client, wanted, { ...(out !== undefined && { out }) }, output)
}

function tellQueued(intents: readonly Intent[], output: Output): void {
  output.answer(
    intents,
    intents.map(({ id, deed }) => `${id.slice(0, 8)}  queued  ${describeDeed(deed)}`),
  )
  tellWay(intents.length, output)
}

function tellWay(count: number, output: Output): void {
  output.doing(count === 0 ? 'Kept here; no ticket is known.' : 'It goes out with the next sync.')
}
