import {
  answered,
  keepMine,
  nextDue,
  recovered,
  sendNow,
  takeTheirs,
  typed,
  type Draft,
  type KeptText,
  type SendAnswer,
} from './drafts.ts'
import type { DraftMirror } from './draft-mirror.ts'

export interface DraftKeeper {
  get(key: string): Draft | undefined
  all(): ReadonlyMap<string, Draft>
  /** Takes a text as typed; it is sent by itself. */
  type(key: string, stored: KeptText, text: string): void
  /** Sends everything that waits, at once: before leaving a field, a screen or the window. */
  flush(): void
  /** Resolves once nothing is waiting or on its way; a conflict or a failure does not hold it up. */
  settle(): Promise<void>
  keepMine(key: string): void
  takeTheirs(key: string): void
  /** Takes over the texts an earlier window left behind. */
  recover(): number
  readonly subscribe: (listener: () => void) => () => void
}

export interface DraftKeeperParts {
  /** Sends one text, with the text and the revision that it started from, and answers; it never rejects. */
  readonly send: (key: string, draft: Pick<Draft, 'text' | 'base' | 'seen'>) => Promise<SendAnswer>
  readonly mirror: DraftMirror
  readonly now: () => number
}

/** Runs the drafts of a window: sends what is due, one text of a field at a time, and tries again. */
export function createDraftKeeper({ send, mirror, now }: DraftKeeperParts): DraftKeeper {
  const drafts = new Map<string, Draft>()
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle: (() => void)[] = []

  function put(key: string, draft: Draft): void {
    drafts.set(key, draft)
    if (draft.state.kind === 'kept') mirror.forget(key)
    else mirror.remember(key, { text: draft.text, base: draft.base, seen: draft.seen })
    for (const listener of listeners) listener()
    plan()
  }

  function plan(): void {
    clearTimeout(timer)
    const due = nextDue(drafts.values())
    if (due !== undefined) timer = setTimeout(() => sendDue(false), Math.max(0, due - now()))
    if (![...drafts.values()].some((draft) => isMoving(draft))) {
      const waiting = idle
      idle = []
      for (const resolve of waiting) resolve()
    }
  }

  function sendDue(force: boolean): void {
    for (const [key, draft] of drafts) {
      const sending = sendNow(draft, now(), force)
      if (sending) void sendOne(key, sending)
    }
  }

  async function sendOne(key: string, draft: Draft): Promise<void> {
    put(key, draft)
    const answer = await send(key, draft)
    const current = drafts.get(key)
    if (current) put(key, answered(current, answer, now()))
  }

  function change(key: string, step: (draft: Draft) => Draft): void {
    const draft = drafts.get(key)
    if (draft) put(key, step(draft))
  }

  return {
    get: (key) => drafts.get(key),
    all: () => drafts,
    type: (key, stored, text) => put(key, typed(drafts.get(key), stored, text, now())),
    flush: () => sendDue(true),
    settle() {
      sendDue(true)
      return new Promise((resolve) => {
        idle.push(resolve)
        plan()
      })
    },
    keepMine: (key) => change(key, (draft) => keepMine(draft, now())),
    takeTheirs: (key) => change(key, takeTheirs),
    recover() {
      const found = mirror.takeOver()
      for (const [key, draft] of found) if (!drafts.has(key)) put(key, recovered(draft, now()))
      return found.length
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function isMoving(draft: Draft): boolean {
  return draft.state.kind === 'waiting' || draft.state.kind === 'sending'
}
