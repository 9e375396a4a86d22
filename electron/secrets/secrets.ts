/** Where secrets lie: the system's key store, a sealed file only the owner can read, or nowhere but in memory. */
export type SecretsPlace = 'key store' | 'sealed file'

/** Tokens and passwords by the id of their account. They are never in the database, logs, reports or exports. */
export interface Secrets {
  /** Where a secret kept now would lie. */
  place(): Promise<SecretsPlace>
  read(id: string): Promise<string | null>
  keep(id: string, secret: string): Promise<SecretsPlace>
  forget(id: string): Promise<void>
}

/** One of the places; `null` from `open` when it cannot be used on this machine. */
export interface SecretStore {
  read(id: string): Promise<string | null>
  keep(id: string, secret: string): Promise<void>
  forget(id: string): Promise<void>
}

/**
 * The key store where there is one, else the sealed file. A secret is looked for in both: a key store that was locked
 * yesterday may be open today.
 */
export function createSecrets(openKeyStore: () => Promise<SecretStore | null>, sealed: SecretStore): Secrets {
  let opened: Promise<SecretStore | null> | null = null
  const keyStore = () => (opened ??= openKeyStore())
  return {
    place: async () => ((await keyStore()) ? 'key store' : 'sealed file'),
    async read(id) {
      const store = await keyStore()
      return (store && (await store.read(id))) ?? (await sealed.read(id))
    },
    async keep(id, secret) {
      const store = await keyStore()
      if (!store) {
        await sealed.keep(id, secret)
        return 'sealed file'
      }
      await store.keep(id, secret)
      await sealed.forget(id)
      return 'key store'
    },
    async forget(id) {
      const store = await keyStore()
      await store?.forget(id)
      await sealed.forget(id)
    },
  }
}
