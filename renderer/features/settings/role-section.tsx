import { SegmentedControl } from '@mantine/core'
import type { Settings } from '../../../shared/domain/settings.ts'
import { Section } from '../../ui/page.tsx'
import { SettingField } from './setting-field.tsx'
import styles from './settings.module.css'

interface RoleSectionProps {
  readonly settings: Settings
  readonly onChange: (part: Partial<Settings>) => void
}

/** What a person does here, and for which team; an Early Adopter sees only what the reports need. */
export function RoleSection({ settings, onChange }: RoleSectionProps) {
  return (
    <Section title="What you do here">
      <SegmentedControl
        aria-label="What you do here"
        value={settings.role === 'early adopter' ? settings.role : 'everything'}
        onChange={(role) => onChange({ role })}
        data={[
          { value: 'everything', label: 'Verify, or manage staged rollout' },
          { value: 'early adopter', label: 'Early Adopter: only my reports' },
        ]}
      />
      <p className="soft">The team of an Early Adopter, as tickets name it in EATeams.</p>
      <div className={styles.pair}>
        <SettingField label="Team" stored={settings.team} onKeep={(team) => onChange({ team })} />
      </div>
    </Section>
  )
}
