import { Link } from 'wouter'
import type { CoveredProduct, ReleaseCoverage, TeamLoad } from '../../../../shared/domain/rollout-coverage.ts'
import { Button } from '@mantine/core'
import { routes } from '../../../lib/routes.ts'
import styles from '../rollout.module.css'
import { useCopyMarkdown } from '../use-copy-markdown.ts'
import { useSaveDocument } from '../use-save-document.ts'

/** Products that nobody tries; what waits in staged rollout first. */
export function ProductTable({ products }: { products: readonly CoveredProduct[] }) {
  if (products.length === 0) return <p className="soft">Every product shown has a team.</p>
  const ordered = products.toSorted((one, other) => other.waits.length - one.waits.length)
  return (
    <table className="plain">
      <thead>
        <tr>
          <th style={{ width: '34%' }}>Product</th>
          <th style={{ width: '8%' }}>Stack</th>
          <th style={{ width: '14%' }}>Last release</th>
          <th>Waits in staged rollout</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map(({ key, name, stack, lastRelease, waits }) => (
          <tr key={key}>
            <td>
              {name} <code className="soft">{key}</code>
            </td>
            <td>{stack}</td>
            <td>{lastRelease ?? <span className="soft">none</span>}</td>
            <td>{waits.length === 0 ? <span className="soft">nothing</span> : waits.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What each team carries. */
export function LoadTable({ loads }: { loads: readonly TeamLoad[] }) {
  if (loads.length === 0) {
    return (
      <p>
        No team is known. <Link href={routes.rolloutOf('teams')}>Enter or take in teams</Link>
      </p>
    )
  }
  const ordered = loads.toSorted((one, other) => Number(other.isTooMuch) - Number(one.isTooMuch))
  return (
    <table className="plain">
      <thead>
        <tr>
          <th style={{ width: '22%' }}>Team</th>
          <th style={{ width: '20%' }}>Site</th>
          <th style={{ width: '9%' }}>Products</th>
          <th style={{ width: '9%' }}>Asked</th>
          <th style={{ width: '9%' }}>Silent</th>
          <th>Load</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map(({ team, site, products, asked, silent, isTooMuch, sentence }) => (
          <tr key={team}>
            <td>{team}</td>
            <td>{site}</td>
            <td>{products}</td>
            <td>{asked}</td>
            <td>{silent}</td>
            <td>
              <span className={styles.standing} data-tone={isTooMuch ? 'some' : 'quiet'}>
                {isTooMuch && <span aria-hidden="true">! </span>}
                {sentence}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** How many products of each release had a team on its day. */
export function ReleaseTable({ releases }: { releases: readonly ReleaseCoverage[] }) {
  const save = useSaveDocument()
  const copy = useCopyMarkdown()
  return (
    <table className="plain">
      <thead>
        <tr>
          <th style={{ width: '12%' }}>UMD release</th>
          <th style={{ width: '12%' }}>Date</th>
          <th style={{ width: '14%' }}>With a team</th>
          <th>Without</th>
          <th style={{ width: '190px' }}>Known issues and notes</th>
        </tr>
      </thead>
      <tbody>
        {releases.map(({ version, date, products, covered, missing }) => (
          <tr key={version}>
            <td>
              <Link href={routes.release(version)}>{version}</Link>
            </td>
            <td>{date}</td>
            <td>
              {covered} of {products}
            </td>
            <td>
              {missing.length > 12
                ? `${missing.slice(0, 12).join(', ')} and ${String(missing.length - 12)} more`
                : missing.join(', ')}
            </td>
            <td>
              <span className={styles.row}>
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={`Save the known issues and notes of UMD ${version} as PDF`}
                  onClick={() => void save('Writing the notes', { kind: 'release page notes', version })}
                >
                  PDF
                </Button>
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={`Copy the known issues and notes of UMD ${version} as Markdown`}
                  onClick={() => void copy({ kind: 'release page notes', version })}
                >
                  Copy as Markdown
                </Button>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
