import type { Result } from '../../shared/errors.ts'
import type { ReleaseType } from '../../shared/domain/release-type.ts'
import type { Verification } from '../../shared/domain/verification.ts'
import { readVerification } from '../../electron/usecases/verification/read.ts'
import { startVerification } from '../../electron/usecases/verification/start.ts'
import { testDeps } from './database.ts'

export const dcacheOnSl5 = '1.7.0/emi.dcache/1.9.15/sl5/x86_64'

/** The value of a result that must be one. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

/** An open verification of dCache with everything around it. */
export function startTestRun(releaseType: ReleaseType = 'major', qcReleaseId = 'QC7') {
  const deps = testDeps()
  const { id } = valueOf(startVerification(deps, { ppaId: dcacheOnSl5, qcReleaseId, releaseType }))
  return { deps, id, read: (): Verification => valueOf(readVerification(deps.db, id)) }
}
