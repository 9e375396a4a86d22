import type { DocumentWanted } from '../../../shared/domain/document-wanted.ts'

/** What a document is made of, in the order in which it is chosen. */
export type Subject = 'verification' | 'UMD release' | 'QC release' | 'capability' | 'product'

interface DocumentKind {
  readonly name: string
  readonly subjects: readonly Subject[]
  /** `chosen` holds one value a subject. */
  readonly wantedOf: (chosen: readonly [string, string]) => DocumentWanted
}

/** The documents that can be asked for by name; those of staged rollout stand on its own screens, too. */
export const documentKinds: readonly DocumentKind[] = [
  {
    name: 'Verification report',
    subjects: ['verification'],
    wantedOf: ([verificationId]) => ({ kind: 'verification', verificationId }),
  },
  {
    name: 'Summary of a UMD release',
    subjects: ['UMD release'],
    wantedOf: ([version]) => ({ kind: 'UMD release', version }),
  },
  {
    name: 'Known issues and notes of a UMD release',
    subjects: ['UMD release'],
    wantedOf: ([version]) => ({ kind: 'release page notes', version }),
  },
  {
    name: 'Release notes of a QC release',
    subjects: ['QC release'],
    wantedOf: ([qcReleaseId]) => ({ kind: 'QC release notes', qcReleaseId }),
  },
  {
    name: 'QC document of a capability',
    subjects: ['QC release', 'capability'],
    wantedOf: ([qcReleaseId, capabilityId]) => ({ kind: 'capability', qcReleaseId, capabilityId }),
  },
  {
    name: 'QC document of a product',
    subjects: ['QC release', 'product'],
    wantedOf: ([qcReleaseId, productKey]) => ({ kind: 'product', qcReleaseId, productKey }),
  },
]
