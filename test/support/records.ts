import { readRecord, type ReadRecord } from '../../electron/usecases/releases/read-record.ts'

/** A small record in the published form, as plain data. Overrides replace whole members. */
export function makeRecord(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 1,
    distributionType: 'UMD',
    distributionVersion: '2.9.0',
    currentState: 'deployed',
    majorVersion: 2,
    minorVersion: 9,
    revisionVersion: 0,
    releaseDate: '2014-03-04 05:06:07',
    description: 'A release made for tests.',
    releaseNotes: '',
    installationNotes: '',
    knownIssues: '',
    changeLog: '',
    additionalDetails: 'https://example.org/UMD-2.9.0',
    products: [makeProduct()],
    ...overrides,
  }
}

export function makeProduct(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 7,
    name: 'tp.sample',
    productName: 'Sample',
    version: '1.2.3',
    majorVersion: 1,
    minorVersion: 2,
    revisionVersion: 3,
    technologyProvider: 'Sample Technology Provider',
    technologyProviderShortName: 'STP',
    description: 'A product made for tests.',
    releaseNotes: null,
    knownIssues: null,
    changeLog: null,
    additionalDetails: null,
    installationNotes: null,
    documentationLinks: 'null',
    capabilities: ['Accounting'],
    targets: [makeTarget()],
    ...overrides,
  }
}

export function makeTarget(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    platform: 'sl5',
    arch: 'x86_64',
    apicallback: 'http://example.org/api/report/release/xml?id=2202',
    ...overrides,
  }
}

/** A record whose only product has these members. */
export function makeRecordOf(product: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return makeRecord({ products: [makeProduct(product)] })
}

export function toBytes(data: unknown, indent?: number): Uint8Array {
  return new TextEncoder().encode(typeof data === 'string' ? data : JSON.stringify(data, undefined, indent))
}

/** Reads data that must be a record. */
export function mustRead(data: unknown): ReadRecord {
  const result = readRecord('sample.json', toBytes(data))
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

/** The sentence with which data is refused; throws when it is a record after all. */
export function refusalOf(data: unknown): string {
  const result = readRecord('sample.json', toBytes(data))
  if (result.ok) throw new Error('expected a refusal')
  return result.failure.message
}
