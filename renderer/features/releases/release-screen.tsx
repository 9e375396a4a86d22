import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { UmdReleaseDetail } from '../../../shared/contract/releases.ts'
import type { Ppa, ReleaseEntry } from '../../../shared/domain/umd-release.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { formatDate } from '../../lib/format.ts'
import { useProgram } from '../../lib/program.tsx'
import { routes } from '../../lib/routes.ts'
import { useScreenReady } from '../../lib/screen-ready.ts'
import { Page, Section } from '../../ui/page.tsx'
import { ReadState } from '../../ui/read-state.tsx'
import { AddPlatform } from './add-platform.tsx'
import { FindingList } from './finding-list.tsx'
import { RecordTextList } from './record-text-list.tsx'
import styles from './releases.module.css'

/** One UMD release: its products, what is verified of each, and what to know about its data. */
export function ReleaseScreen({ version }: { version: string }) {
  const { reads } = useProgram()
  const query = useQuery(reads.release(version))
  const release = query.data
  useScreenReady(release !== undefined)
  return (
    <Page
      title={`UMD ${version}`}
      above={<Link href={routes.releases}>UMD releases</Link>}
      under={
        release &&
        `${formatDate(release.date)} · ${countOf(release.entryCount, 'product')} · ${countOf(release.ppaCount, 'PPA')} · ` +
          (release.source === 'built-in' ? 'built-in facts' : `imported from ${release.source}`)
      }
    >
      <ReadState query={query} height={600}>
        {(data) => <ReleaseParts release={data} />}
      </ReadState>
    </Page>
  )
}

function ReleaseParts({ release }: { release: UmdReleaseDetail }) {
  return (
    <>
      <Section title="Products" aside={countOf(release.entryCount, 'product')}>
        <table className="plain">
          <thead>
            <tr>
              <th style={{ width: '24%' }}>Product</th>
              <th style={{ width: '10%' }}>Version</th>
              <th style={{ width: '8%' }}>Provider</th>
              <th style={{ width: '24%' }}>Capabilities tagged</th>
              <th>PPAs</th>
            </tr>
          </thead>
          <tbody>
            {release.entries.map((entry) => (
              <EntryLine key={entry.id} entry={entry} ppas={ppasOf(entry, release.ppas)} />
            ))}
          </tbody>
        </table>
      </Section>
      <Section title="About the data" aside={countOf(release.findings.length, 'finding')}>
        {release.findings.length === 0 ? (
          <p className="soft">Nothing to note.</p>
        ) : (
          <FindingList findings={release.findings} />
        )}
      </Section>
      <Section title="Texts of the record">
        <RecordTextList
          texts={release.texts}
          none="Only bare facts are built in. Import the published record of this release to see its texts here."
        />
      </Section>
    </>
  )
}

function ppasOf(entry: ReleaseEntry, ppas: readonly Ppa[]): readonly Ppa[] {
  return ppas.filter((ppa) => ppa.productKey === entry.productKey && ppa.version === entry.version)
}

function EntryLine({ entry, ppas }: { entry: ReleaseEntry; ppas: readonly Ppa[] }) {
  return (
    <tr>
      <td>
        {entry.productName} <code className="soft">{entry.productKey}</code>
      </td>
      <td>{entry.version}</td>
      <td>{entry.provider}</td>
      <td>{entry.capabilityTags.join(', ') || <span className="soft">several or none</span>}</td>
      <td>
        {ppas.map((ppa) => (
          <span key={ppa.id} className={styles.ppa}>
            <Link href={routes.ppa(ppa.id)}>
              {ppa.platform}/{ppa.arch}
            </Link>
            {ppa.platformBasis !== 'record' && <span className="soft"> ({ppa.platformBasis})</span>}
          </span>
        ))}
        {ppas.length === 0 && <AddPlatform entry={entry} />}
      </td>
    </tr>
  )
}
