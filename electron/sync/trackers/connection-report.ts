/** What a site's process needs of a tracker; names as the settings have them. */
export interface Expectations {
  readonly queues: readonly string[]
  /** Custom fields each queue should have. */
  readonly fields: readonly string[]
  /** Login the user says the credential belongs to; null when it need not be compared. */
  readonly account: string | null
}

export type FindingCode =
  | 'server'
  | 'account'
  | 'other-account'
  | 'time-zone'
  | 'clock'
  | 'queue-missing'
  | 'cannot-create'
  | 'field-missing'
  | 'definitions-hidden'
  | 'cannot-comment'
  | 'cannot-modify'
  | 'value-missing'
  | 'no-operation-field'

/** One line of a connection test: what is, and what follows from it. */
export interface Finding {
  readonly code: FindingCode
  readonly weight: 'good' | 'note' | 'problem'
  readonly sentence: string
}

/** What a connection test found; its findings are in the order of asking. */
export interface ConnectionReport {
  readonly version: string
  readonly account: { readonly login: string; readonly timeZone: string | null } | null
  /** The server's clock less ours, in seconds. */
  readonly clockSkewSeconds: number
  readonly findings: readonly Finding[]
}
