import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Settings } from '../../../../shared/domain/settings.ts'
import { tellTrouble } from '../../../lib/notify.ts'
import { useProgram } from '../../../lib/program.tsx'
import { routes } from '../../../lib/routes.ts'
import { Section } from '../../../ui/page.tsx'
import { SettingField } from '../../settings/index.ts'
import styles from './reports.module.css'

/** Who writes, for which team, at which site: asked until it is known, and filled into each new report. */
export function WhoYouAre() {
  const { reads } = useProgram()
  const settings = useQuery(reads.settings()).data
  return settings ? <Asked settings={settings} /> : null
}

function Asked({ settings }: { settings: Settings }) {
  const { api, writes } = useProgram()
  const { team, institute, verifier } = settings
  // The fields stay while they are filled in, and are gone when the screen is opened again.
  const [isKnown] = useState([team, institute, verifier].every((text) => text.trim() !== ''))
  if (isKnown) {
    return (
      <p className="soft">
        You report as {verifier} for {team} at {institute}. The <Link href={routes.settings}>settings</Link>{' '}
        change that.
      </p>
    )
  }
  const keep = (part: Partial<Settings>) => {
    writes
      .run(() => api.app.changeSettings(part))
      .catch((error: unknown) => tellTrouble(error, 'It was not kept'))
  }
  return (
    <Section title="Who you are">
      <div className={styles.who}>
        <SettingField label="Your team" stored={team} onKeep={(text) => keep({ team: text })} />
        <SettingField label="Your site" stored={institute} onKeep={(text) => keep({ institute: text })} />
        <SettingField label="Your name" stored={verifier} onKeep={(text) => keep({ verifier: text })} />
      </div>
      <p className="soft">
        Your team as the mail or the ticket that asked you spells it (EATeams): by this name your report is
        counted. Each new report begins with these; they can be changed there.
      </p>
    </Section>
  )
}
