import { useEffect } from 'react'
import type { CommandBoard } from './commands.tsx'
import { createHeldStrokes } from './held-strokes.ts'
import { isPlainKey, isTextField, matchKeys, type Stroke } from './keys.ts'

/** Longest pause between the two strokes of a key such as "g h", in milliseconds. */
const sequencePause = 1200

/**
 * Runs the command whose key is struck, also one that was struck while the screen was still being read. Nothing runs
 * behind an open dialog, which keeps its own keys.
 */
export function useCommandKeys(board: CommandBoard, plainKeys: boolean): void {
  useEffect(() => {
    let before: { readonly stroke: Stroke; readonly at: number } | undefined
    const held = createHeldStrokes(board)
    function heard(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return
      const last = before && event.timeStamp - before.at < sequencePause ? before.stroke : undefined
      before = { stroke: event, at: event.timeStamp }
      const inField = isTextField(event.target)
      const inDialog = document.querySelector('[role="dialog"][aria-modal="true"]') !== null
      if (inDialog) return
      if (isPress(event) && isPressable(event.target)) return
      const commands = board.list().filter(({ listedOnly }) => listedOnly !== true)
      // Two strokes that belong together mean more than the second one alone.
      for (const isSequence of [true, false]) {
        const struck = commands.find(({ keys, inFields }) =>
          keys?.some((key) => {
            if (key.includes(' ') !== isSequence) return false
            if (isPlainKey(key) && (inField || !plainKeys)) return false
            if (inField && inFields !== true) return false
            return matchKeys(key, last, event) === 'whole'
          }),
        )
        if (!struck) continue
        event.preventDefault()
        before = undefined
        if (event.isTrusted) held.clear()
        struck.run()
        return
      }
      if (!inField) held.hold(event)
    }
    window.addEventListener('keydown', heard)
    return () => {
      window.removeEventListener('keydown', heard)
      held.stop()
    }
  }, [board, plainKeys])
}

function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta'
}

function isPress({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return (key === 'Enter' || key === ' ') && !ctrlKey && !altKey && !metaKey
}

/** Enter and Space belong to what has the focus if it can be pressed. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a[href], summary, select, input') !== null
}
