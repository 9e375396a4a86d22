import type { SecretStore } from './secrets.ts'

const service = 'Proviso'
/** A locked key store may ask its owner; nobody waits longer than this, in milliseconds. */
const patienceMs = 10_000
const probe = 'probe'

/** The system's key store; null where there is none, or none that opens. */
export async function openKeyStore(): Promise<SecretStore | null> {
  const keyring = await load()
  if (!keyring) return null
  // The other store of Linux, the kernel's, forgets everything at a restart.
  const entry = (id: string) => new keyring.AsyncEntry(service, id, { linux: { store: 'secret-service' } })
  const soon = () => AbortSignal.timeout(patienceMs)
  try {
    // Only a secret that was kept and taken away again shows that there is a key store.
    await entry(probe).setPassword('open', soon())
    const isKept = (await entry(probe).getPassword(soon())) === 'open'
    await entry(probe).deletePassword(soon())
    if (!isKept) return null
  } catch {
    return null
  }
  return {
    read: async (id) =>
      (await entry(id)
        .getPassword(soon())
        .catch(() => null)) ?? null,
    keep: async (id, secret) => {
      await entry(id).setPassword(secret, soon())
    },
    forget: async (id) => {
      // One that was not there is gone too.
      await entry(id)
        .deletePassword(soon())
        .catch(() => false)
    },
  }
}

/** Null where there is no native part for this platform. */
async function load(): Promise<typeof import('@napi-rs/keyring') | null> {
  try {
    return await import('@napi-rs/keyring')
  } catch {
    return null
  }
}
