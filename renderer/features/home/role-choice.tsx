import { Button } from '@mantine/core'
import { useLocation } from 'wouter'
import type { Settings } from '../../../shared/domain/settings.ts'
import { tellTrouble } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import styles from './home.module.css'

/** Asked once, at the first start: an Early Adopter then sees only what the reports need. */
export function RoleChoice() {
  const { api, writes } = useProgram()
  const [, navigate] = useLocation()
  async function choose(role: Settings['role'], to: string): Promise<void> {
    try {
      await writes.run(() => api.app.changeSettings({ role }))
      navigate(to)
    } catch (error) {
      tellTrouble(error, 'The choice was not kept')
    }
  }
  return (
    <section className={styles.role} aria-label="What do you do here?">
      <h2>What do you do here?</h2>
      <div className={styles.firstActions}>
        <Button variant="default" onClick={() => void choose('everything', routes.home)}>
          I verify products
        </Button>
        <Button variant="default" onClick={() => void choose('early adopter', routes.home)}>
          I try products at my site, as an Early Adopter
        </Button>
        <Button variant="default" onClick={() => void choose('everything', routes.rollout)}>
          I manage staged rollout
        </Button>
      </div>
      <p className="soft">Nothing is closed by this: the settings change it at any time.</p>
    </section>
  )
}
