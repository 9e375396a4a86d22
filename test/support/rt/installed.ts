import { accessSync, constants } from 'node:fs'

export const serverProgram = '/usr/share/request-tracker5/libexec/rt-server'
export const setupProgram = '/usr/sbin/rt-setup-database-5'

const packages = 'request-tracker5 rt5-standalone rt5-db-sqlite dbconfig-no-thanks msmtp-mta curl'

/** Why no Request Tracker can be started here, as one sentence for the list of skipped tests; null when it can. */
export function whyNoRequestTracker(): string | null {
  for (const program of [serverProgram, setupProgram]) {
    if (!canRead(program))
      return `Request Tracker 5 is not installed. On Debian: apt-get install --no-install-recommends ${packages}`
  }
  return null
}

function canRead(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}
