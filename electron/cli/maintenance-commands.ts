import { CommandFailure, type Output } from './output.ts'
import type { Session } from './session.ts'

export async function backUp(session: Session, output: Output): Promise<void> {
  const backup = await session.client.maintenance.backup({})
  output.answer(backup, [`${backup.path}: ${String(backup.bytes)} bytes, read back and sound.`])
}

/** Exit code 1 when anything is wrong, with one sentence for each thing. */
export async function check(session: Session, output: Output): Promise<void> {
  const report = await session.client.maintenance.check({})
  output.answer(report, [...report.checked.map((line) => `looked at: ${line}`), ...report.problems])
  if (!report.ok) throw new CommandFailure(`${String(report.problems.length)} problems were found.`)
  output.doing('Nothing is wrong.')
}
