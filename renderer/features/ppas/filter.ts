import type { PpaListed } from '../../../shared/contract/releases.ts'
import { foldText, matchesWords } from '../../lib/fold-text.ts'
import { recall, remember } from '../../lib/memory.ts'

/** What the list of PPAs is narrowed to; '' stands for all. */
export interface PpaFilter {
  readonly text: string
  readonly umdMajor: string
  readonly platform: string
  readonly provider: string
  readonly state: string
}

export const noFilter: PpaFilter = { text: '', umdMajor: '', platform: '', provider: '', state: '' }

const place = 'ppas.filter'

export function recallPpaFilter(): PpaFilter {
  return recall(place, noFilter)
}

export function rememberPpaFilter(filter: PpaFilter): void {
  remember(place, filter)
}

/** Makes the list open narrowed to one UMD major. */
export function presetPpaFilter(umdMajor: number): void {
  rememberPpaFilter({ ...noFilter, umdMajor: String(umdMajor) })
}

export function isFiltered(filter: PpaFilter): boolean {
  return Object.values(filter).some((value) => value !== '')
}

/** A PPA with the text it is searched by, folded once. */
export interface SearchablePpa {
  readonly ppa: PpaListed
  readonly folded: string
}

export function makeSearchable(ppas: readonly PpaListed[]): readonly SearchablePpa[] {
  return ppas.map((ppa) => ({
    ppa,
    folded: foldText(
      [
        ppa.productName,
        ppa.productKey,
        ppa.version,
        `${ppa.platform}/${ppa.arch}`,
        `umd ${ppa.releaseVersion}`,
        ppa.provider,
        ppa.recordTicket ?? '',
      ].join(' '),
    ),
  }))
}

/** The PPAs that fit, in the order given. */
export function filterPpas(ppas: readonly SearchablePpa[], filter: PpaFilter): readonly PpaListed[] {
  const text = filter.text.trim()
  return ppas
    .filter(
      ({ ppa, folded }) =>
        fits(filter.umdMajor, String(ppa.umdMajor)) &&
        fits(filter.platform, platformOf(ppa)) &&
        fits(filter.provider, ppa.provider) &&
        fits(filter.state, ppa.verificationState) &&
        (text === '' || matchesWords(folded, text)),
    )
    .map(({ ppa }) => ppa)
}

function fits(wanted: string, value: string): boolean {
  return wanted === '' || wanted === value
}

export function platformOf(ppa: Pick<PpaListed, 'platform' | 'arch'>): string {
  return `${ppa.platform}/${ppa.arch}`
}

/** The values that occur, for the choice of a filter. */
export function occurring(ppas: readonly PpaListed[], value: (ppa: PpaListed) => string): readonly string[] {
  return [...new Set(ppas.map((ppa) => value(ppa)))].sort((a, b) => a.localeCompare(b, 'en'))
}
