import { SegmentedControl, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { Settings } from '../../../shared/domain/settings.ts'
import { tellTrouble } from '../../lib/notify.ts'
import { usePreferences } from '../../lib/preferences.tsx'
import { useProgram } from '../../lib/program.tsx'
import { useScreenReady } from '../../lib/screen-ready.ts'
import { Facts } from '../../ui/facts.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { ReadState } from '../../ui/read-state.tsx'
import { DataCare } from './data-care.tsx'
import { RoleSection } from './role-section.tsx'
import { SettingField } from './setting-field.tsx'
import styles from './settings.module.css'

// With the rest of its feature, which the first screen does without.
const TicketSettings = lazy(async () => ({ default: (await import('../tickets/index.ts')).TicketSettings }))
const AccountsPart = lazy(async () => ({ default: (await import('../tickets/index.ts')).AccountsPart }))

/** What a user chooses once, and what this program is and where its data lies. */
export function SettingsScreen() {
  const { api, reads, writes } = useProgram()
  const query = useQuery(reads.settings())
  const about = useQuery(reads.about())
  const [preferences, setPreferences] = usePreferences()
  useScreenReady(query.data !== undefined)
  const change = async (part: Partial<Settings>): Promise<void> => {
    try {
      await writes.run(() => api.app.changeSettings(part))
    } catch (error) {
      tellTrouble(error, 'Changing the settings')
    }
  }
  return (
    <Page title="Settings" under="Everything here is kept as you change it.">
      <ReadState query={query} height={420}>
        {(settings) => (
          <div className={styles.settings}>
            <Section title="Who you are">
              <p className="soft">Filled into each new verification or report, and printed on it.</p>
              <div className={styles.pair}>
                <SettingField
                  label="Name"
                  stored={settings.verifier}
                  onKeep={(verifier) => void change({ verifier })}
                />
                <SettingField
                  label="Institute or site"
                  stored={settings.institute}
                  onKeep={(institute) => void change({ institute })}
                />
              </div>
            </Section>
            <RoleSection settings={settings} onChange={(part) => void change(part)} />
            <Section title="Appearance">
              <SegmentedControl
                aria-label="Colours"
                value={settings.colourScheme}
                onChange={(colourScheme) => void change({ colourScheme })}
                data={[
                  { value: 'auto', label: 'As the system' },
                  { value: 'light', label: 'Light' },
                  { value: 'dark', label: 'Dark' },
                ]}
              />
            </Section>
            <Section title="Keyboard">
              <Switch
                label="Letters and digits act as shortcuts outside of text fields"
                description="Switch this off when an input method or speech input gets in their way. Keys with Ctrl or Alt always work."
                checked={preferences.plainKeys}
                onChange={(event) => setPreferences({ plainKeys: event.currentTarget.checked })}
              />
            </Section>
            <Suspense>
              <AccountsPart />
              <TicketSettings />
            </Suspense>
            <DataCare />
            <Section title="About">
              {about.data && (
                <Facts
                  facts={[
                    ['Proviso', about.data.version],
                    ['Runs as', about.data.face],
                    ['Data folder', <code key="folder">{about.data.dataFolder}</code>],
                    [
                      'Database',
                      `schema ${String(about.data.schemaVersion)}, SQLite ${about.data.sqliteVersion}`,
                    ],
                    ['Writing', about.data.readOnlyReason ?? 'everything can be written'],
                  ]}
                />
              )}
            </Section>
          </div>
        )}
      </ReadState>
    </Page>
  )
}
