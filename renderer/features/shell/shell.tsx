import { useDisclosure } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useCommandKeys } from '../../lib/use-command-keys.ts'
import { usePreferences } from '../../lib/preferences.tsx'
import { useProgram } from '../../lib/program.tsx'
import { ImportDialog } from '../releases/index.ts'
import { AwayBanner } from './away-banner.tsx'
import { Navigation } from './navigation.tsx'
import { Palette } from './palette.tsx'
import { Screens } from './screens.tsx'
import styles from './shell.module.css'
import { ShortcutList } from './shortcut-list.tsx'
import { StatusLine } from './status-line.tsx'
import { useColourScheme } from './use-colour-scheme.ts'
import { useKeepBeforeUnload } from './use-keep-before-unload.ts'
import { useNotice } from './use-notice.ts'
import { useRememberedRoute } from './use-remembered-route.ts'
import { useShellCommands } from './use-shell-commands.ts'

/** Navigation left, the screen in the middle, the status line below; and what works everywhere. */
export function Shell() {
  const { commands } = useProgram()
  const [preferences] = usePreferences()
  const [shortcutsShown, shortcuts] = useDisclosure(false)
  const main = useRef<HTMLElement>(null)
  useColourScheme()
  useNotice()
  useRememberedRoute()
  useKeepBeforeUnload()
  useShellCommands(shortcuts.open)
  useCommandKeys(commands, preferences.plainKeys)
  useFocusOnScreen(main)
  return (
    <div className={styles.shell}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        Skip to the screen
      </a>
      <Navigation />
      <main ref={main} id="main" className={styles.main} tabIndex={-1}>
        <div className={styles.screen}>
          <Screens />
        </div>
        <AwayBanner />
      </main>
      <StatusLine />
      <Palette />
      <ShortcutList opened={shortcutsShown} onClose={shortcuts.close} />
      <ImportDialog />
    </div>
  )
}

/** A new screen gets the focus unless it took it itself, so that the keyboard never acts on what is gone. */
function useFocusOnScreen(main: React.RefObject<HTMLElement | null>): void {
  const [location] = useLocation()
  const focused = useRef('')
  useEffect(() => {
    if (focused.current === location) return undefined
    focused.current = location
    const frame = requestAnimationFrame(() => {
      if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [location, main])
}
