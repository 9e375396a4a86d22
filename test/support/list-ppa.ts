import type { PpaListed } from '../../shared/contract/releases.ts'

/** A PPA of a list with only what a test is about. */
export function listPpa(parts: Partial<PpaListed>): PpaListed {
  return {
    id: 'x',
    releaseVersion: '1.0.0',
    umdMajor: 1,
    productKey: 'tp.sample',
    productName: 'Sample',
    version: '1.0.0',
    provider: 'EMI',
    platform: 'sl5',
    arch: 'x86_64',
    platformBasis: 'record',
    releaseType: null,
    recordTicket: null,
    date: '2011-07-11 00:00:00',
    suggestedType: null,
    verificationId: null,
    verificationState: 'none',
    ...parts,
  }
}
