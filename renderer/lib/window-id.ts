const prefix = 'proviso-window-'

export interface WindowIds {
  readonly id: string
  /** Windows of the same address that are open now. */
  readonly others: ReadonlySet<string>
}

/**
 * A name for this window that is free again as soon as the window is gone, however it ends: the browser drops the
 * lock. So texts left behind by a crash can be told from those of a window that is still being typed in.
 */
export async function takeWindowId(): Promise<WindowIds> {
  const id = crypto.randomUUID()
  const { held = [] } = await navigator.locks.query()
  const others = held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []))
  // Held until the window ends: the promise never resolves.
  void navigator.locks.request(prefix + id, () => new Promise(() => undefined))
  return { id, others: new Set(others) }
}
