import { X509Certificate } from 'node:crypto'
import type { AccountDraft } from '../../shared/domain/tracker-account.ts'
import { refused, success, type Result } from '../../shared/errors.ts'
import { parseAddress } from '../sync/trackers/http/address.ts'

/** What could never work is said before it is kept; nothing is connected for that. */
export function checkAccount({
  address,
  ownCa,
}: Pick<AccountDraft, 'address' | 'ownCa'>): Result<Record<string, never>> {
  const parsed = parseAddress(address)
  if (!parsed.ok) return refused(parsed.failure.message)
  if (ownCa !== null && !isCertificate(ownCa)) {
    return refused(
      "The site's own authority is no certificate: it is a text that begins with -----BEGIN CERTIFICATE-----.",
    )
  }
  return success({})
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== ''
  } catch {
    // The constructor throws for whatever is none.
    return false
  }
}
