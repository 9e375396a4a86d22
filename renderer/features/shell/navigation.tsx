import { useQuery } from '@tanstack/react-query'
import {
  BookOpenText,
  FileCheck2,
  House,
  Package,
  Rocket,
  ScrollText,
  Send,
  Settings,
  Ticket,
} from 'lucide-react'
import { spotlight } from '@mantine/spotlight'
import { Link, useLocation } from 'wouter'
import { routes } from '../../lib/routes.ts'
import { useCommandBoard } from '../../lib/commands.tsx'
import { useProgram } from '../../lib/program.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import styles from './shell.module.css'

const destinations = [
  { to: routes.home, name: 'Home', key: 'g h', Icon: House },
  { to: routes.ppas, name: 'PPAs', key: 'g p', Icon: Package },
  { to: routes.releases, name: 'UMD releases', key: 'g u', Icon: ScrollText },
  { to: routes.catalogue, name: 'Catalogue', key: 'g c', Icon: BookOpenText },
  { to: routes.reports, name: 'Reports', key: 'g r', Icon: FileCheck2 },
  { to: routes.tickets, name: 'Tickets', key: 'g t', Icon: Ticket },
  { to: routes.rollout, name: 'Staged rollout', key: 'g e', Icon: Rocket },
  { to: routes.outbox, name: 'Outbox', key: 'g o', Icon: Send },
  { to: routes.settings, name: 'Settings', key: 'g s', Icon: Settings },
] as const

/** An Early Adopter sees only what the reports need. */
const ofEarlyAdopter: ReadonlySet<string> = new Set([
  routes.home,
  routes.tickets,
  routes.outbox,
  routes.settings,
])

/** Where this person goes: everywhere, or to what an Early Adopter needs. */
export function useDestinations(): readonly Destination[] {
  const { reads } = useProgram()
  const role = useQuery(reads.settings()).data?.role
  if (role !== 'early adopter') return destinations
  return destinations
    .filter(({ to }) => ofEarlyAdopter.has(to))
    .map((destination) =>
      destination.to === routes.home ? { ...destination, name: 'My reports' } : destination,
    )
}

type Destination = Omit<(typeof destinations)[number], 'name'> & { readonly name: string }

export function Navigation() {
  const [location] = useLocation()
  const board = useCommandBoard()
  return (
    <nav className={styles.navigation} aria-label="Main">
      <div className={styles.name}>
        <Mark />
        Proviso
      </div>
      {useDestinations().map(({ to, name, key, Icon }) => (
        <Link
          key={to}
          href={to}
          className={styles.link}
          aria-current={isUnder(location, to) ? 'page' : undefined}
          aria-keyshortcuts={key}
        >
          <Icon size={15} aria-hidden="true" />
          {name}
        </Link>
      ))}
      <OpenRuns location={location} />
      <div className={styles.foot}>
        <button type="button" className={styles.footButton} onClick={spotlight.open}>
          Commands <KeyHint keys="Ctrl+K" />
        </button>
        <button
          type="button"
          className={styles.footButton}
          onClick={() =>
            board
              .list()
              .find((command) => command.id === 'shortcuts')
              ?.run()
          }
        >
          Shortcuts <KeyHint keys="?" />
        </button>
      </div>
    </nav>
  )
}

/** The newest open verifications stay one click away. */
function OpenRuns({ location }: { location: string }) {
  const { reads } = useProgram()
  const { data } = useQuery(reads.verifications())
  const role = useQuery(reads.settings()).data?.role
  const open = (data ?? [])
    .filter(({ state }) => state === 'open')
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
    .slice(0, 6)
  if (open.length === 0 || role === 'early adopter') return null
  return (
    <>
      <div className={styles.group}>Open verifications</div>
      {open.map(({ id, ppa, counts }) => (
        <Link
          key={id}
          href={routes.run(id)}
          className={styles.runLink}
          aria-current={location.startsWith(routes.run(id)) ? 'page' : undefined}
        >
          <span className="cut" style={{ display: 'block' }}>
            {ppa.productName} {ppa.version}
          </span>
          <span className="soft">
            {ppa.platform}/{ppa.arch} · {counts.total - counts.blank} of {counts.total}
          </span>
        </Link>
      ))}
    </>
  )
}

function isUnder(location: string, to: string): boolean {
  return to === routes.home ? location === to : location === to || location.startsWith(`${to}/`)
}

function Mark() {
  return (
    <svg width="18" height="18" viewBox="0 0 16 16" aria-hidden="true">
      <rect width="16" height="16" rx="3" fill="#1c5d99" />
      <path d="M4 8.5l2.7 2.7L12 5.5" fill="none" stroke="#fff" strokeWidth="2" />
    </svg>
  )
}
