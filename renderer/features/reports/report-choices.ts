import type { ReportChosen } from '../../../shared/domain/document-wanted.ts'
import type { ImportedReport } from '../../../shared/domain/imported-report.ts'
import type { VerificationSummary } from '../../../shared/domain/verification.ts'
import { formatDate } from '../../lib/format.ts'

/** A report that can be compared: one of ours or one taken in. */
export interface ReportChoice {
  /** Stands for it in a list of choices. */
  readonly value: string
  readonly label: string
  readonly productKey: string
  readonly chosen: ReportChosen
}

/** Ours first, each newest first. */
export function reportChoices(
  own: readonly VerificationSummary[],
  imported: readonly ImportedReport[],
): readonly ReportChoice[] {
  return [
    ...ownChoices(own).map(({ verificationId, label, productKey }) => ({
      value: `own ${verificationId}`,
      label,
      productKey,
      chosen: { kind: 'verification', verificationId } as const,
    })),
    ...imported.map(({ digest, product, target, qcVersion, stampedAt, productKey, verifier }) => ({
      value: `imported ${digest}`,
      label: `${product}, ${target.replaceAll(' ', '')}, QC ${qcVersion}, by ${verifier || 'somebody else'}, ${formatDate(stampedAt)}`,
      productKey,
      chosen: { kind: 'imported report', digest } as const,
    })),
  ]
}

/** The verifications of this place, in words that tell them apart. */
export function ownChoices(
  own: readonly VerificationSummary[],
): readonly { readonly verificationId: string; readonly label: string; readonly productKey: string }[] {
  return own.map(({ id, ppa, qcVersion, updatedAt, state }) => ({
    verificationId: id,
    label: `${ppa.productName} ${ppa.version}, ${ppa.platform}/${ppa.arch}, QC ${qcVersion}, ${state}, ${formatDate(updatedAt)}`,
    productKey: ppa.productKey,
  }))
}
