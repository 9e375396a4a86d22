import type { QcRelease } from '../../shared/domain/qc-release.ts'
import type { PlatformBasis, Ppa } from '../../shared/domain/umd-release.ts'
import type { Verification } from '../../shared/domain/verification.ts'
import { showInstant } from './dates.ts'
import type { DocumentField } from './document-model.ts'

const basisWords: Readonly<Record<PlatformBasis, string>> = {
  record: 'from the published record',
  inferred: "inferred from the product's notes",
  entered: 'entered by hand',
}

/** The header block of a template (process.md 8.3), with what the verifier fills in left blank. */
export function templateHeader(ppa: Ppa, qcRelease: QcRelease): readonly DocumentField[] {
  return [
    ...productFields(ppa),
    { key: 'releaseType', label: 'Release type', value: ppa.releaseType ?? '' },
    qcField(qcRelease.version, qcRelease),
    { key: 'rtTicket', label: 'RT ticket', value: ppa.recordTicket === null ? '' : String(ppa.recordTicket) },
    { key: 'verifier', label: 'Verifier', value: '' },
    { key: 'institute', label: 'Institute', value: '' },
    { key: 'date', label: 'Date', value: '' },
    { key: 'hours', label: 'Hours', value: '' },
  ]
}

/** The header block of a report; the same fields, filled. */
export function verificationHeader(
  verification: Verification,
  qcRelease: QcRelease,
): readonly DocumentField[] {
  const { summary } = verification
  return [
    ...productFields(verification.ppa),
    { key: 'releaseType', label: 'Release type', value: verification.releaseType },
    qcField(verification.qcVersion, qcRelease),
    { key: 'rtTicket', label: 'RT ticket', value: summary.rtTicket.trim() },
    { key: 'verifier', label: 'Verifier', value: summary.verifier.trim() },
    { key: 'institute', label: 'Institute', value: summary.institute.trim() },
    { key: 'started', label: 'Started', value: showInstant(verification.startedAt) },
    verification.finishedAt === null
      ? { key: 'date', label: 'Last changed', value: showInstant(verification.updatedAt) }
      : { key: 'date', label: 'Finished', value: showInstant(verification.finishedAt) },
    { key: 'hours', label: 'Hours', value: summary.hours.trim() },
  ]
}

function productFields(ppa: Ppa): readonly DocumentField[] {
  return [
    { key: 'productName', label: 'Product', value: ppa.productName },
    { key: 'productKey', label: 'Product key', value: ppa.productKey },
    { key: 'version', label: 'Version', value: ppa.version },
    { key: 'provider', label: 'Technology provider', value: ppa.provider },
    {
      key: 'platform',
      label: 'Platform and architecture',
      value: `${ppa.platform} / ${ppa.arch} (${basisWords[ppa.platformBasis]})`,
    },
    { key: 'umdMajor', label: 'UMD major', value: String(ppa.umdMajor) },
    { key: 'umdRelease', label: 'UMD release', value: ppa.releaseVersion },
  ]
}

function qcField(version: string, release: QcRelease): DocumentField {
  const date = release.date === null ? '' : `, ${release.date}`
  return { key: 'qcVersion', label: 'QC version', value: `${version} (${release.title}${date})` }
}
