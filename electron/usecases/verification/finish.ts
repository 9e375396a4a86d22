import { notFound, refused, success, type Result } from '../../../shared/errors.ts'
import { missingParts } from '../../../shared/domain/missing.ts'
import type { RunPosition, VerificationSummary } from '../../../shared/domain/verification.ts'
import { inTransaction } from '../../db/handles.ts'
import {
  getVerification,
  touchVerification,
  updatePosition,
  updateState,
} from '../../db/tables/verifications.ts'
import { record, type Deps, type Nothing } from '../deps.ts'
import { freezeGround } from '../report/freeze.ts'
import { noteMoment } from './time.ts'
import { readWork } from './read-work.ts'
import { readVerification, summariseVerification } from './read.ts'

/** Ends a verification; refused, with the first thing that is missing, while anything is. */
export function finishVerification(deps: Deps, id: string): Result<VerificationSummary> {
  return inTransaction(deps.db, (tx) => {
    const read = readVerification(tx, id)
    if (!read.ok) return read
    if (read.value.state === 'finished') return summariseVerification(tx, id)
    const missing = missingParts(read.value, readWork(tx, read.value))
    const first = missing[0]
    if (first) {
      const more = missing.length > 1 ? ` ${String(missing.length - 1)} more are missing.` : ''
      return refused(`Not finished yet: ${first.sentence}${more}`)
    }
    const at = deps.now().toISOString()
    updateState(tx, id, 'finished', at)
    touchVerification(tx, id, at)
    freezeGround(tx, read.value, at)
    record(deps, tx, 'verification finished', id, { outcome: read.value.outcome })
    return summariseVerification(tx, id)
  })
}

/** Opens a finished verification again; nothing in it changes. */
export function reopenVerification(deps: Deps, id: string): Result<VerificationSummary> {
  return inTransaction(deps.db, (tx) => {
    const kept = getVerification(tx, id)
    if (!kept) return notFound(`verification ${id}`)
    if (kept.state === 'finished') {
      updateState(tx, id, 'open', null)
      touchVerification(tx, id, deps.now().toISOString())
      record(deps, tx, 'verification opened again', id)
    }
    return summariseVerification(tx, id)
  })
}

/** Remembers where the user was. It is no change of meaning, so the audit trail does not tell of it. */
export function setPosition(deps: Deps, id: string, position: RunPosition): Result<Nothing> {
  return inTransaction(deps.db, (tx) => {
    if (!getVerification(tx, id)) return notFound(`verification ${id}`)
    updatePosition(tx, id, position)
    noteMoment(deps, tx, id, position.at)
    return success({})
  })
}
