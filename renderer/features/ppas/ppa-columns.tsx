import type { PpaListed } from '../../../shared/contract/releases.ts'
import { formatDate } from '../../lib/format.ts'
import type { Column } from '../../ui/grid.tsx'
import { platformOf } from './filter.ts'
import styles from './ppas.module.css'

const basisWords = {
  record: 'record',
  inferred: 'inferred',
  entered: 'entered',
} as const

/** What the basis of a platform means, where it stands. */
export const basisMeaning = {
  record: 'The published record names this platform.',
  inferred: 'The record names none; it is inferred from the notes of the product.',
  entered: 'A person entered it, because the record names none.',
} as const

const stateWords = { none: 'not started', open: 'open', finished: 'finished' } as const

export const ppaColumns: readonly Column<PpaListed>[] = [
  {
    id: 'product',
    title: 'Product',
    width: 'minmax(180px, 2fr)',
    render: (ppa) => (
      <>
        {ppa.productName} <span className="soft">{ppa.productKey}</span>
      </>
    ),
  },
  { id: 'version', title: 'Version', width: '84px', render: (ppa) => ppa.version },
  { id: 'platform', title: 'Platform', width: '112px', render: (ppa) => platformOf(ppa) },
  { id: 'release', title: 'UMD', width: '56px', render: (ppa) => ppa.releaseVersion },
  { id: 'date', title: 'Date', width: '84px', render: (ppa) => formatDate(ppa.date) },
  {
    id: 'type',
    title: 'Release type',
    width: 'minmax(132px, 1fr)',
    render: (ppa) => <ReleaseTypeWords ppa={ppa} />,
  },
  {
    id: 'basis',
    title: 'Platform from',
    width: '96px',
    render: (ppa) => <span title={basisMeaning[ppa.platformBasis]}>{basisWords[ppa.platformBasis]}</span>,
  },
  {
    id: 'state',
    title: 'Verification',
    width: '96px',
    render: (ppa) => (
      <span className={styles.state} data-state={ppa.verificationState}>
        {stateWords[ppa.verificationState]}
      </span>
    ),
  },
]

function ReleaseTypeWords({ ppa }: { ppa: PpaListed }) {
  if (ppa.releaseType) return ppa.releaseType
  return <span className="soft">{ppa.suggestedType ? `suggested: ${ppa.suggestedType}` : 'not set'}</span>
}
