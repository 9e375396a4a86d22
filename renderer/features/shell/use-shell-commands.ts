import { spotlight } from '@mantine/spotlight'
import { useLocation } from 'wouter'
import type { Settings } from '../../../shared/domain/settings.ts'
import { useCommands } from '../../lib/commands.tsx'
import { dismissNotices, tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { useImport } from '../releases/index.ts'
import { useDestinations } from './navigation.tsx'

/** What can be done from every screen. */
export function useShellCommands(showShortcuts: () => void): void {
  const { api, writes } = useProgram()
  const [, navigate] = useLocation()
  const { pick } = useImport()
  const setScheme = (colourScheme: Settings['colourScheme']) => {
    writes
      .run(() => api.app.changeSettings({ colourScheme }))
      .catch((error: unknown) => tellTrouble(error, 'Changing the colours'))
  }
  useCommands([
    ...useDestinations().map(({ to, name, key }) => ({
      id: `go ${to}`,
      name: `Go to ${name}`,
      group: 'Go to',
      keys: [key],
      run: () => navigate(to),
    })),
    {
      id: 'back',
      name: 'Back',
      group: 'Go to',
      keys: ['Alt+ArrowLeft'],
      inFields: true,
      run: () => history.back(),
    },
    { id: 'import', name: 'Import UMD release records', group: 'Everywhere', keys: ['i'], run: pick },
    { id: 'light', name: 'Use light colours', group: 'Everywhere', run: () => setScheme('light') },
    { id: 'dark', name: 'Use dark colours', group: 'Everywhere', run: () => setScheme('dark') },
    { id: 'auto', name: 'Use the colours of the system', group: 'Everywhere', run: () => setScheme('auto') },
    {
      id: 'palette',
      name: 'Commands',
      group: 'Everywhere',
      keys: ['Ctrl+K'],
      inFields: true,
      keyOnly: true,
      run: spotlight.open,
    },
    {
      id: 'dismiss',
      name: 'Close all notices',
      group: 'Everywhere',
      keys: ['Escape'],
      run: dismissNotices,
    },
    { id: 'shortcuts', name: 'Show all shortcuts', group: 'Everywhere', keys: ['?'], run: showShortcuts },
  ])
}
