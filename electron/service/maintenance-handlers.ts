import { makeBackup } from '../db/backup.ts'
import { checkIntegrity } from '../usecases/maintenance/check.ts'
import { backUpTo } from '../usecases/maintenance/back-up.ts'
import { answer, api } from './answer.ts'

const { maintenance } = api

export const maintenanceHandlers = maintenance.router({
  backup: maintenance.backup.handler(({ context }) => {
    const { path, bytes } = makeBackup(context.deps.db, context.dataFolder, context.deps.now(), 'asked')
    return { path, bytes }
  }),
  backupTo: maintenance.backupTo.handler(async ({ context, input }) => {
    const made = answer(await backUpTo(context.deps, context.dataFolder, input.folder))
    return { ...made, problems: [...made.problems] }
  }),
  check: maintenance.check.handler(({ context }) => {
    const { ok, checked, problems } = checkIntegrity(context.deps.db)
    return { ok, checked: [...checked], problems: [...problems] }
  }),
})
