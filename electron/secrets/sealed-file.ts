import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import * as z from 'zod'
import type { SecretStore } from './secrets.ts'

const Sealed = z.record(z.string(), z.object({ iv: z.string(), tag: z.string(), text: z.string() }))
type Sealed = z.infer<typeof Sealed>

/**
 * Secrets in a file only the owner can read, sealed by AES-256-GCM under a key in a second such file: a copy of the
 * database, or of one of the two files, tells nothing. Who can read the owner's folder can read both.
 */
export function openSealedFile(folder: string): SecretStore {
  const secretsFile = join(folder, 'secrets.sealed.json')
  const keyFile = join(folder, 'secrets.key')

  function readKey(): Buffer | null {
    if (!existsSync(keyFile)) return null
    const key = Buffer.from(readFileSync(keyFile, 'utf8'), 'base64')
    return key.length === 32 ? key : null
  }

  async function makeKey(): Promise<Buffer> {
    const known = readKey()
    if (known) return known
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const key = randomBytes(32)
    await writeFileAtomic(keyFile, key.toString('base64'), { mode: 0o600 })
    return key
  }

  function readAll(): Sealed {
    if (!existsSync(secretsFile)) return {}
    const read = Sealed.safeParse(parse(readFileSync(secretsFile, 'utf8')))
    return read.success ? read.data : {}
  }

  const write = (all: Sealed) => writeFileAtomic(secretsFile, JSON.stringify(all, null, 2), { mode: 0o600 })

  return {
    async read(id) {
      const entry = readAll()[id]
      const key = readKey()
      return entry && key ? unseal(key, id, entry) : null
    },
    async keep(id, secret) {
      const key = await makeKey()
      await write({ ...readAll(), [id]: seal(key, id, secret) })
    },
    async forget(id) {
      const { [id]: gone, ...rest } = readAll()
      if (gone) await write(rest)
    },
  }
}

/** The id goes into the seal: an entry moved to another account does not open. */
function seal(key: Buffer, id: string, secret: string): Sealed[string] {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(id))
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return {
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    text: text.toString('base64'),
  }
}

function unseal(key: Buffer, id: string, { iv, tag, text }: Sealed[string]): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(id)).setAuthTag(Buffer.from(tag, 'base64'))
    return Buffer.concat([decipher.update(Buffer.from(text, 'base64')), decipher.final()]).toString('utf8')
  } catch {
    // Another key, or bytes that were touched: as good as none.
    return null
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
