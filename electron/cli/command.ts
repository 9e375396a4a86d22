import type { Command } from 'commander'
import { chooseDataFolder } from '../data-folder.ts'
import { hasDatabase } from '../service/open-service.ts'
import { findTemplatesFolder } from './folders.ts'
import { CommandFailure, createOutput, type Output } from './output.ts'
import { withSession, type Session } from './session.ts'

/** The options that every command over a data folder has. */
export interface Common {
  readonly data?: string
  readonly json?: boolean
}

/** A command over a data folder. */
export function add(program: Command, usage: string, description: string): Command {
  return program
    .command(usage)
    .description(description)
    .option('--data <dir>', 'the data folder; without it the usual one of this platform')
    .option('--json', 'answer as JSON')
}

/** For what looks at data that is there: a mistyped folder must not become a new, sound and empty one. */
export async function inExistingSession(
  options: Common,
  work: (session: Session, output: Output) => Promise<void>,
): Promise<void> {
  const dataFolder = chooseDataFolder(options.data)
  if (!hasDatabase(dataFolder)) throw new CommandFailure(`There is no data of Proviso in ${dataFolder}.`)
  await inSession(options, work)
}

/** Opens the service for one command. */
export async function inSession(
  options: Common,
  work: (session: Session, output: Output) => Promise<void>,
): Promise<void> {
  const output = createOutput(options.json ?? false)
  const folders = { dataFolder: chooseDataFolder(options.data), templatesFolder: findTemplatesFolder() }
  await withSession(folders, (session) => work(session, output))
}
