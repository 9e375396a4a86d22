import type { Verdict } from '../../shared/domain/verdict.ts'
import type { SummaryField, VerificationSummary } from '../../shared/domain/verification.ts'
import type { Client } from './session.ts'

/** What the scripted tester writes for each criterion in turn: the same run every time. */
const script: readonly { readonly verdict: Verdict; readonly comment: string }[] = [
  { verdict: 'OK', comment: '' },
  { verdict: 'OK', comment: 'Looked at on the test machine; nothing to remark.' },
  { verdict: 'WARNING', comment: 'Works, with one log file outside the standard path.' },
  { verdict: 'OK', comment: '' },
  { verdict: 'NA', comment: 'The product brings nothing of this kind.' },
  { verdict: 'NOT TESTED', comment: 'The scripted tester has no machine for this.' },
]

const summary: Partial<Record<SummaryField, string>> = {
  verifier: 'Scripted tester',
  institute: 'Proviso demo',
  testEnvironment: 'No machine: this run is a demonstration and says nothing about the product.',
  hours: '1.5',
  issues: 'One log file lies outside the standard path. Workaround: set the path in the configuration.',
  hints: 'Watch where the log files go after the first restart.',
}

/** Works through a verification of the given PPA as a person would, call by call, and finishes it. */
export async function runScriptedTester(client: Client, ppaId: string): Promise<VerificationSummary> {
  const template = await client.releases.template({ ppaId, qcReleaseId: null })
  const { suggestion } = await client.releases.ppa({ id: ppaId })
  const { id } = await client.verifications.start({
    ppaId,
    qcReleaseId: template.qcReleaseId,
    releaseType: suggestion?.type ?? 'minor',
  })
  for (const [index, { criterion }] of template.rows.entries()) {
    const step = script[index % script.length]
    if (!step) continue
    await client.verifications.setVerdict({ id, criterionId: criterion.id, verdict: step.verdict })
    if (step.comment === '') continue
    await client.verifications.setComment({ id, criterionId: criterion.id, comment: step.comment, seen: 0 })
  }
  await client.verifications.setCheckVerdict({ id, kind: 'installation', verdict: 'OK' })
  await client.verifications.setCheckVerdict({ id, kind: 'upgrade', verdict: 'NOT TESTED' })
  const noMachine = 'The scripted tester has no machine with the version before.'
  await client.verifications.setCheckComment({ id, kind: 'upgrade', comment: noMachine, seen: 0 })
  for (const [field, text] of Object.entries(summary)) {
    await client.verifications.setSummaryField({
      id,
      field: field as SummaryField,
      text,
      seen: await seen(client, id, field),
    })
  }
  await client.verifications.setOutcome({ id, outcome: 'accepted with issues' })
  return client.verifications.finish({ id })
}

async function seen(client: Client, id: string, field: string): Promise<number> {
  const { verification } = await client.verifications.get({ id })
  return verification.summaryRevisions[field as SummaryField]
}
