import { createHash } from 'node:crypto'
import { signBundle } from '../service/sign-bundle.ts'
import { askPassphrase } from './ask-passphrase.ts'
import { CommandFailure, type Output } from './output.ts'
import { readFileWithin } from './read-file.ts'
import { fetchDocument, findVerification } from './report-command.ts'
import type { Session } from './session.ts'
import { writeDocument } from './write-document.ts'

export interface BundleOptions {
  readonly out?: string
  readonly certificate?: string
  readonly key?: string
}

const mostKeyBytes = 1024 * 1024

/** Writes everything about a verification into one archive, signed when a certificate and its key are given. */
export async function writeBundleFile(
  session: Session,
  beginning: string,
  options: BundleOptions,
  output: Output,
): Promise<void> {
  const verificationId = await findVerification(session.client, beginning)
  if ((options.certificate === undefined) !== (options.key === undefined)) {
    throw new CommandFailure('To sign, both --certificate and --key are needed.', 2)
  }
  const { client } = session
  const made = await fetchDocument(client, await client.documents.bundle({ verificationId }), output)
  const file = await signed(made.file, options)
  const path = options.out ?? file.name
  await writeDocument(path, file)
  const digest = createHash('sha256')
    .update(new Uint8Array(await file.arrayBuffer()))
    .digest('hex')
  output.answer({ verificationId, path, digest, signed: options.key !== undefined }, [
    `${path}: ${options.key === undefined ? 'not signed' : 'signed'}, SHA-256 ${digest}`,
  ])
}

async function signed(file: File, { certificate, key }: BundleOptions): Promise<File> {
  if (certificate === undefined || key === undefined) return file
  const keyText = await (await readFileWithin(key, mostKeyBytes)).text()
  const result = await signBundle(new Uint8Array(await file.arrayBuffer()), {
    certificate: await (await readFileWithin(certificate, mostKeyBytes)).text(),
    key: keyText,
    passphrase: keyText.includes('ENCRYPTED') ? await askPassphrase(key) : null,
  })
  if (!result.ok) throw new CommandFailure(result.failure.message)
  return new File([new Uint8Array(result.value)], file.name)
}
