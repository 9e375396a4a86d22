import { beforeEach } from 'vitest'

/** Skips every test of the group it stands in, with the reason that `npm test` prints; null runs them. */
export function skipWhen(reason: string | null): void {
  beforeEach((context) => {
    if (reason !== null) context.skip(reason)
  })
}

/** The folder of published reference data, and why tests on it cannot run where there is none. */
export const referenceData = process.env['PROVISO_REFERENCE_DATA'] ?? ''
export const whyNoReferenceData =
  referenceData === '' ? 'PROVISO_REFERENCE_DATA names no folder with the published data' : null
