import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { Section } from '../../ui/page.tsx'
import styles from './home.module.css'

/** How much this program knows already, with the way to each. */
export function BuiltIn() {
  const { reads } = useProgram()
  const { data: releases } = useQuery(reads.releases())
  const { data: products } = useQuery(reads.products())
  const { data: qcReleases } = useQuery(reads.qcReleases())
  const inForce = qcReleases?.filter(({ state }) => state === 'FINAL')
  const criteria = inForce?.reduce((sum, { criteriaCount }) => sum + criteriaCount, 0)
  const figures = [
    { name: 'PPAs', count: releases?.reduce((sum, { ppaCount }) => sum + ppaCount, 0), to: routes.ppas },
    { name: 'UMD releases', count: releases?.length, to: routes.releases },
    { name: 'products', count: products?.length, to: routes.catalogueOf('products') },
    { name: 'criteria in force', count: criteria, to: routes.catalogueOf('criteria') },
  ]
  return (
    <Section title="Known here">
      <ul className={styles.figures}>
        {figures.map(({ name, count, to }) => (
          <li key={name}>
            <Link href={to}>
              <span className={styles.figure}>{count?.toLocaleString('en') ?? '…'}</span> {name}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
