import * as z from 'zod'
import type { Draft } from './drafts.ts'

type Remembered = Pick<Draft, 'text' | 'base' | 'seen'>

/** A second place for texts that are not kept yet, so that a crashed window loses nothing. */
export interface DraftMirror {
  remember(key: string, draft: Remembered): void
  forget(key: string): void
  /** The texts that windows left behind which are gone; from now on they are this window's. */
  takeOver(): readonly (readonly [string, Remembered])[]
}

const prefix = 'proviso.draft.'
const Remembered = z.object({ text: z.string(), base: z.string(), seen: z.number().int() })

/**
 * Over the browser's storage. `liveWindows` names the windows that are still open: their texts are their own.
 * A full storage is not an error here: the text still stands in the field and is sent as before.
 */
export function createDraftMirror(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>,
  windowId: string,
  liveWindows: ReadonlySet<string>,
): DraftMirror {
  const place = (key: string) => `${prefix}${windowId}.${key}`
  return {
    remember(key, draft) {
      try {
        storage.setItem(place(key), JSON.stringify(draft))
      } catch {
        // Quota reached: see above.
      }
    },
    forget: (key) => storage.removeItem(place(key)),
    takeOver() {
      const names = Array.from({ length: storage.length }, (_, index) => storage.key(index))
      const found: [string, Remembered][] = []
      for (const name of names) {
        const owner = name?.startsWith(prefix) ? name.slice(prefix.length).split('.', 1)[0] : undefined
        if (!name || !owner || liveWindows.has(owner)) continue
        const draft = read(storage.getItem(name))
        storage.removeItem(name)
        if (draft) found.push([name.slice(prefix.length + owner.length + 1), draft])
      }
      return found
    },
  }
}

function read(text: string | null): Remembered | undefined {
  try {
    return Remembered.parse(JSON.parse(text ?? ''))
  } catch {
    return undefined
  }
}
