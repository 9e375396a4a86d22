import { eaRequestSchema, readEaRequest, type EaRequest } from '../../../shared/domain/ea-request.ts'
import { fileNameOf } from '../../../shared/domain/file-name.ts'
import { Ppa } from '../../../shared/domain/umd-release.ts'
import { invalid, notFound, success, type Result } from '../../../shared/errors.ts'
import type { ReadDb } from '../../db/handles.ts'
import { getPpa } from '../../db/tables/ppas.ts'
import type { Deps } from '../deps.ts'
import { rolloutTicketOf } from '../rollout/read-rollouts.ts'
import { beginAsked } from './begin.ts'
import { readHints } from './hints.ts'

/** The request for a report on a PPA as a file, for a team that does not see its ticket. */
export function writeRequest(
  db: ReadDb,
  ppaId: string,
): Result<{ readonly fileName: string; readonly text: string }> {
  const kept = getPpa(db, ppaId)
  if (!kept) return notFound(`PPA ${ppaId}`)
  const ppa = Ppa.parse(kept)
  const { productKey, version, platform, arch, recordTicket } = ppa
  const request: EaRequest = {
    schema: eaRequestSchema,
    ppa,
    rtTicket: rolloutTicketOf(db, ppaId)?.number ?? (recordTicket === null ? '' : String(recordTicket)),
    hints: readHints(db, ppaId),
  }
  return success({
    fileName: fileNameOf(['request', productKey, version, platform, arch], 'json'),
    text: `${JSON.stringify(request, null, 2)}\n`,
  })
}

/** Begins the report that a request asks for, whether or not the record of its release is here. */
export function beginRequested(
  deps: Deps,
  file: { readonly name: string; readonly text: string },
): Result<{ readonly id: string }> {
  const request = readEaRequest(file.text)
  if (!request) return invalid(`${file.name} is no request for a staged-rollout report.`)
  return beginAsked(deps, request)
}
