import { createPrivateKey, createPublicKey, sign, verify, X509Certificate, type KeyObject } from 'node:crypto'
import { bundleNames } from '../../../shared/domain/bundle.ts'
import { invalid, success, type Result } from '../../../shared/errors.ts'
import { packStored, unpackStored, type Files } from './stored-zip.ts'
import { writeSums } from './sums.ts'

export interface SigningKey {
  /** PEM; a chain may follow the certificate itself. */
  readonly certificate: string
  /** PEM, PKCS#8 or older; may be locked by a passphrase. */
  readonly key: string
  readonly passphrase: string | null
}

/**
 * Puts a certificate into a bundle and signs the list of its digests (SHA-256 with RSA or ECDSA), so that "openssl dgst"
 * can check it. The key is used once and kept nowhere.
 */
export async function signBundle(bundle: Uint8Array, signing: SigningKey): Promise<Result<Uint8Array>> {
  const unpacked = await unpackStored(bundle)
  if (!unpacked.ok) return unpacked
  const read = readKeys(signing)
  if (!read.ok) return read
  const { key } = read.value
  const files = new Map([...unpacked.value].filter(([name]) => !replaced.has(name)))
  files.set(bundleNames.certificate, new TextEncoder().encode(signing.certificate))
  const sums = writeSums(files)
  files.set(bundleNames.sums, sums)
  files.set(bundleNames.signature, sign('sha256', sums, key))
  return success(await packStored(files))
}

/** Whether a certificate and its key can sign, before there is anything to be signed. */
export function checkSigningKey(signing: SigningKey): Result<object> {
  return readKeys(signing)
}

/** Who signed, or what is wrong with the signature; null when there is none. */
export function checkSignature(
  files: Files,
): Result<{ readonly subject: string; readonly valid: string } | null> {
  const [signature, certificate] = [files.get(bundleNames.signature), files.get(bundleNames.certificate)]
  if (!signature && !certificate) return success(null)
  if (!signature || !certificate)
    return invalid('The signature is not whole: it and its certificate belong together.')
  try {
    const read = new X509Certificate(Buffer.from(certificate))
    const fits = verify('sha256', files.get(bundleNames.sums) ?? new Uint8Array(), read.publicKey, signature)
    return fits
      ? success({
          subject: read.subject.replaceAll('\n', ', '),
          valid: `${read.validFromDate.toISOString().slice(0, 10)} to ${read.validToDate.toISOString().slice(0, 10)}`,
        })
      : invalid(`${bundleNames.signature} does not fit ${bundleNames.sums} and the certificate.`)
  } catch {
    return invalid(`${bundleNames.certificate} cannot be read as a certificate.`)
  }
}

function readKeys({ certificate, key, passphrase }: SigningKey): Result<{ readonly key: KeyObject }> {
  let read: KeyObject
  let holder: X509Certificate
  try {
    holder = new X509Certificate(certificate)
  } catch {
    return invalid('The certificate cannot be read; it has to be X.509 as PEM.')
  }
  try {
    read = createPrivateKey({ key, format: 'pem', ...(passphrase !== null && { passphrase }) })
  } catch {
    return invalid('The key cannot be read: it is no PEM, or its passphrase is missing or wrong.')
  }
  if (read.asymmetricKeyType !== 'rsa' && read.asymmetricKeyType !== 'ec') {
    return invalid(
      `A key of the kind ${read.asymmetricKeyType ?? 'unknown'} cannot sign here; RSA and EC can.`,
    )
  }
  const own = createPublicKey(read).export({ type: 'spki', format: 'der' })
  if (!own.equals(holder.publicKey.export({ type: 'spki', format: 'der' }))) {
    return invalid('The key does not belong to the certificate.')
  }
  return success({ key: read })
}

const replaced: ReadonlySet<string> = new Set([
  bundleNames.certificate,
  bundleNames.sums,
  bundleNames.signature,
])
