import { headerValue, rowsOf, type DocumentModel } from '../../../shared/domain/document-model.ts'
import type { Verdict } from '../../../shared/domain/verdict.ts'

/**
 * The verification as an in-toto statement with the predicate "test result" (https://in-toto.io/attestation/test-result/v0.1).
 * A release record has no digest of the packages that were tested, so the subject is the report, and what was tested
 * stands in its annotations.
 */
export function testResultStatement(
  model: DocumentModel,
  report: { readonly name: string; readonly digest: string },
) {
  const rows = rowsOf(model)
  const withVerdict = (...verdicts: readonly Verdict[]) =>
    rows.filter(({ verdict }) => verdict !== null && verdicts.includes(verdict)).map(({ id }) => id)
  const { outcome } = model.summary
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      {
        name: report.name,
        digest: { sha256: report.digest },
        annotations: {
          product: headerValue(model, 'productKey'),
          version: headerValue(model, 'version'),
          target: model.target,
          umdRelease: headerValue(model, 'umdRelease'),
          ppa: model.ids.ppa,
        },
      },
    ],
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: outcome === 'accepted' ? 'PASSED' : outcome === 'accepted with issues' ? 'WARNED' : 'FAILED',
      configuration: rows.map(({ id, textDigest }) => ({ name: id, digest: { sha256: textDigest } })),
      passedTests: withVerdict('OK'),
      warnedTests: withVerdict('WARNING'),
      failedTests: withVerdict('FAIL'),
    },
  }
}
