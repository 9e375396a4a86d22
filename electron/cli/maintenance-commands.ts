import { resolve } from 'node:path'
import { CommandFailure, type Output } from './output.ts'
import type { Session } from './session.ts'

/** With a folder, evidence is copied too; exit code 1 when some of it could not be. */
export async function backUp(session: Session, to: string | undefined, output: Output): Promise<void> {
  if (to !== undefined) {
    await backUpWhole(session, resolve(to), output)
    return
  }
  const backup = await session.client.maintenance.backup({})
  output.answer(backup, [`${backup.path}: ${String(backup.bytes)} bytes, read back and sound.`])
}

async function backUpWhole(session: Session, folder: string, output: Output): Promise<void> {
  const backup = await session.client.maintenance.backupTo({ folder })
  const { path, bytes, copied, kept, problems } = backup
  output.answer(backup, [
    `${path}: ${String(bytes)} bytes, read back and sound.`,
    `Evidence: ${String(copied)} copied and proven, ${String(kept)} there already.`,
    ...problems,
  ])
  if (problems.length > 0) throw new CommandFailure(`${String(problems.length)} pieces were not copied.`)
}

/** Exit code 1 when anything is wrong, with one sentence for each thing. */
export async function check(session: Session, output: Output): Promise<void> {
  const report = await session.client.maintenance.check({})
  output.answer(report, [...report.checked.map((line) => `looked at: ${line}`), ...report.problems])
  if (!report.ok) throw new CommandFailure(`${String(report.problems.length)} problems were found.`)
  output.doing('Nothing is wrong.')
}
