import Database from 'better-sqlite3'
import type { Failure } from '../../shared/errors.ts'

/** What an error of the store means to the user; null for anything that is a bug of ours. */
export function storageFailure(error: unknown): Failure | null {
  const code = codeOf(error)
  const message = code === null ? null : storageSentence(code)
  return message === null ? null : { kind: 'storage', message }
}

/** SQLite's code, or the system's for a file beside the database. */
function codeOf(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  return typeof code === 'string' ? code : null
}

function storageSentence(code: string): string | null {
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL')
    return 'The disk is full. Nothing was changed; make room and it goes on.'
  if (['EACCES', 'EROFS', 'EPERM'].includes(code)) {
    return 'The data folder cannot be written. Nothing was changed; reading still works.'
  }
  if (code === 'EIO') return 'The disk answered with an error. Nothing was changed.'
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return 'The data folder cannot be written. Nothing was changed; reading still works.'
  }
  if (code.startsWith('SQLITE_IOERR')) return 'The disk answered with an error. Nothing was changed.'
  if (code.startsWith('SQLITE_BUSY'))
    return 'Another Proviso is writing just now. Nothing was changed; try again.'
  return null
}
