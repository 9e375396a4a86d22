import type { Ppa } from './umd-release.ts'

/** A product that does not exist, for a report to try: whatever is written about it counts nowhere. */
export const samplePpa: Ppa = {
  id: 'sample/emi.example/1.2.0/sl5/x86_64',
  releaseVersion: '1.0.0',
  umdMajor: 1,
  productKey: 'emi.example',
  productName: 'Example Service',
  version: '1.2.0',
  provider: 'EMI',
  platform: 'sl5',
  arch: 'x86_64',
  platformBasis: 'entered',
  releaseType: 'minor',
  recordTicket: null,
}

export function isSample({ ppa }: { readonly ppa: Pick<Ppa, 'id'> }): boolean {
  return ppa.id === samplePpa.id
}
