import { createContext, use, useEffect, useRef, useSyncExternalStore } from 'react'

/** Something a user can do here: it has a name in the palette and, mostly, a key beside it. */
export interface Command {
  readonly id: string
  readonly name: string
  /** The heading it stands under in the palette and in the list of shortcuts. */
  readonly group: string
  /** Names of keys as `matchKeys` reads them; the first is shown. */
  readonly keys?: readonly string[]
  /** Works while the caret is in a text field, too. */
  readonly inFields?: boolean
  /** Not offered in the palette: it only makes sense as a key, such as moving in a list. */
  readonly keyOnly?: boolean
  /** Its keys are heard by a part of the screen itself; here it is only named, for the list of shortcuts. */
  readonly listedOnly?: boolean
  run(): void
}

export interface CommandBoard {
  readonly list: () => readonly Command[]
  readonly add: (commands: readonly Command[]) => () => void
  readonly subscribe: (listener: () => void) => () => void
  /** What stands on the screen is still being read, until the answer is called: keys struck meanwhile are kept for it. */
  readonly wait: () => () => void
  readonly isWaiting: () => boolean
}

/** All commands of what stands on the screen now. Later ones win, so a screen may take a key from the shell. */
export function createCommandBoard(): CommandBoard {
  let groups: readonly (readonly Command[])[] = []
  let flat: readonly Command[] = []
  let waits = 0
  const listeners = new Set<() => void>()
  const tellAll = () => {
    for (const listener of listeners) listener()
  }
  const set = (next: readonly (readonly Command[])[]) => {
    groups = next
    flat = groups.toReversed().flat()
    tellAll()
  }
  return {
    list: () => flat,
    add(commands) {
      set([...groups, commands])
      return () => set(groups.filter((group) => group !== commands))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    wait() {
      waits += 1
      return () => {
        waits -= 1
        tellAll()
      }
    },
    isWaiting: () => waits > 0,
  }
}

export const CommandBoardContext = createContext<CommandBoard | null>(null)

export function useCommandBoard(): CommandBoard {
  const board = use(CommandBoardContext)
  if (!board) throw new Error('No command board above this component.')
  return board
}

export function useCommandList(): readonly Command[] {
  const board = useCommandBoard()
  return useSyncExternalStore(board.subscribe, board.list)
}

/**
 * Offers commands while the component is shown. They may be made anew in each render: what runs is always the newest
 * one, and the board hears of a change only when a name, a key or the number of commands changes.
 */
export function useCommands(commands: readonly Command[]): void {
  const board = useCommandBoard()
  const newest = useRef(commands)
  useEffect(() => {
    newest.current = commands
  })
  const shape = JSON.stringify(commands)
  useEffect(() => {
    const described = JSON.parse(shape) as readonly Omit<Command, 'run'>[]
    return board.add(
      described.map((command) =>
        Object.assign(command, {
          run: () => newest.current.find((candidate) => candidate.id === command.id)?.run(),
        }),
      ),
    )
  }, [board, shape])
}

/** Keys that are struck while the screen is still being read are kept and answered when it is there. */
export function useWaiting(isWaiting: boolean): void {
  const board = useCommandBoard()
  useEffect(() => (isWaiting ? board.wait() : undefined), [board, isWaiting])
}
