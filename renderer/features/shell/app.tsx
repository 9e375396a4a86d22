import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import type { StoreApi } from 'zustand'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import { CommandBoardContext } from '../../lib/commands.tsx'
import { type Preferences, PreferencesContext } from '../../lib/preferences.tsx'
import { type Program, ProgramContext } from '../../lib/program.tsx'
import { cssVariablesResolver, theme } from '../../ui/theme.ts'
import { ImportProvider } from '../releases/index.ts'
import { Shell } from './shell.tsx'
import styles from './shell.module.css'

/** The whole window: what every screen works with, and the shell around them. */
export function App({ program, preferences }: { program: Program; preferences: StoreApi<Preferences> }) {
  const settings = program.queries.getQueryData(program.reads.settings().queryKey) ?? defaultSettings
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme={settings.colourScheme}
    >
      <QueryClientProvider client={program.queries}>
        <ProgramContext value={program}>
          <PreferencesContext value={preferences}>
            <CommandBoardContext value={program.commands}>
              {/* oxlint-disable-next-line react/hooks -- the router takes its source of addresses as a hook */}
              <Router hook={useHashLocation}>
                <ImportProvider>
                  <Shell />
                </ImportProvider>
                <Notifications
                  position="bottom-right"
                  containerWidth={380}
                  limit={4}
                  className={styles.notifications}
                />
              </Router>
            </CommandBoardContext>
          </PreferencesContext>
        </ProgramContext>
      </QueryClientProvider>
    </MantineProvider>
  )
}
