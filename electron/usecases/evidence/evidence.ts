import { invalid, notFound, refused, success, type Result } from '../../../shared/errors.ts'
import {
  evidenceName,
  type Evidence,
  type EvidenceKind,
  type RecordedCommand,
} from '../../../shared/domain/evidence.ts'
import { maskSecrets } from '../../../shared/domain/secrets.ts'
import { proveEvidence, removeEvidenceFile } from '../../db/evidence-folder.ts'
import { inTransaction, type ReadDb, type WriteDb } from '../../db/handles.ts'
import { getEaReport } from '../../db/tables/ea-reports.ts'
import {
  getEvidence,
  insertEvidence,
  isDigestUsed,
  listEvidence,
  markRemoved,
  updateCaption,
} from '../../db/tables/evidence.ts'
import { listSettings } from '../../db/tables/settings.ts'
import { getRow } from '../../db/tables/verification-rows.ts'
import { getVerification } from '../../db/tables/verifications.ts'
import type { Deps, Nothing } from '../deps.ts'
import { changeDraft, whyNotChanged } from '../ea-reports/change.ts'
import { changeRun, compareText, type Change } from '../verification/change.ts'
import type { TakenIn } from './intake.ts'

/** What use cases of evidence need beside the database. */
export interface EvidenceDeps extends Deps {
  readonly dataFolder: string
}

/** Where evidence belongs: a criterion, a check or the summary of a run, or a report of an Early Adopter. */
export interface Place {
  readonly workId: string
  readonly place: string
}

/** Says before a byte is taken in whether a place can take evidence. */
export function findPlace(db: ReadDb, { workId, place }: Place): Result<Place> {
  const report = getEaReport(db, workId)
  if (report) {
    const refusal = whyNotChanged(report)
    if (refusal !== null) return refused(refusal)
    return place === 'report' ? success({ workId, place }) : notFound(`part ${place} in this report`)
  }
  const verification = getVerification(db, workId)
  if (!verification) return notFound(`verification ${workId}`)
  if (verification.state === 'finished') {
    return refused('This verification is finished. Open it again to change it.')
  }
  const isPart = ['installation', 'upgrade', 'summary'].includes(place)
  if (!isPart && !getRow(db, workId, place)) {
    return notFound(`criterion ${place} in this verification`)
  }
  return success({ workId, place })
}

/** Runs a change of whatever the evidence belongs to, by the rules for that. */
function changeWork<T>(deps: Deps, workId: string, work: (tx: WriteDb) => Result<Change<T>>): Result<T> {
  const isReport = getEaReport(deps.db, workId) !== undefined
  return isReport ? changeDraft(deps, workId, (tx) => work(tx)) : changeRun(deps, workId, (tx) => work(tx))
}

/** Makes what was taken in a part of the run or the report. */
export function keepEvidence(
  deps: Deps,
  place: Place,
  taken: TakenIn,
  about: {
    readonly name: string
    readonly asIs: boolean
    readonly command: RecordedCommand | null
  },
): Result<Evidence> {
  const found = findPlace(deps.db, place)
  if (!found.ok) return found
  return changeWork(deps, place.workId, (tx) => {
    const evidence = {
      id: deps.newId(),
      ...place,
      ...taken,
      kind: kindOf(taken, about.command),
      name: evidenceName(maskSecrets(about.name).text),
      asIs: about.asIs,
      capturedAt: deps.now().toISOString(),
      capturedBy: listSettings(tx).get('verifier')?.trim() ?? '',
      command: about.command,
    }
    insertEvidence(tx, evidence)
    const kept = { ...evidence, caption: '', captionRevision: 0, removed: null }
    return success({ value: kept, trail: { action: 'evidence kept', data: trailOf(kept) } })
  })
}

function kindOf({ mediaType }: TakenIn, command: RecordedCommand | null): EvidenceKind {
  return command ? 'command' : mediaType.startsWith('image/') ? 'picture' : 'file'
}

/** Names a piece of evidence in the audit trail. */
function trailOf({ id, place, name, digest, bytes, masked, asIs, command }: Evidence) {
  return {
    evidence: id,
    place,
    name,
    digest,
    bytes,
    masked,
    asIs,
    ...(command && { ending: command.ending }),
  }
}

export function setCaption(
  deps: Deps,
  id: string,
  wanted: { readonly text: string; readonly seen: number },
): Result<{ revision: number }> {
  const evidence = getEvidence(deps.db, id)
  if (!evidence) return notFound(`evidence ${id}`)
  return changeWork(deps, evidence.workId, (tx) => {
    const kept = { text: evidence.caption, revision: evidence.captionRevision }
    const compared = compareText(kept, wanted)
    if (!compared.ok) return compared
    if (compared.value === 'same') return success({ value: { revision: kept.revision }, trail: null })
    updateCaption(tx, id, wanted.text)
    const trail = { action: 'caption kept', data: { evidence: id, length: wanted.text.length } }
    return success({ value: { revision: kept.revision + 1 }, trail })
  })
}

/** Takes a piece of evidence away with its bytes; its name, digest and the reason stay as a trace. */
export function removeEvidence(deps: EvidenceDeps, id: string, reason: string): Result<Nothing> {
  const evidence = getEvidence(deps.db, id)
  if (!evidence) return notFound(`evidence ${id}`)
  if (reason.trim() === '') return invalid('Say in a few words why it is taken away.', 'reason')
  if (evidence.removed) return success({})
  const done = changeWork(deps, evidence.workId, (tx) => {
    const by = listSettings(tx).get('verifier')?.trim() ?? ''
    markRemoved(tx, id, { at: deps.now().toISOString(), by, reason: reason.trim() })
    const trail = { action: 'evidence removed', data: { ...trailOf(evidence), reason: reason.trim() } }
    return success({ value: {}, trail })
  })
  if (done.ok) {
    inTransaction(deps.db, (tx) => {
      if (!isDigestUsed(tx, evidence.digest)) removeEvidenceFile(deps.dataFolder, evidence.digest)
    })
  }
  return done
}

/** What is wrong with the bytes of the evidence of a run or a report, one sentence a piece; empty when all are what they were. */
export async function checkEvidence(deps: EvidenceDeps, workId: string): Promise<readonly string[]> {
  const problems: string[] = []
  for (const { name, place, digest, removed } of listEvidence(deps.db, workId)) {
    if (removed) continue
    const state = await proveEvidence(deps.dataFolder, digest)
    if (state === 'missing') problems.push(`${name} (${place}) is missing from the evidence folder.`)
    if (state === 'changed') problems.push(`${name} (${place}) was changed on the disk since it was kept.`)
  }
  return problems
}
