import { emptyFields, type EaMachine, type EaReport, type EaReportFields } from './ea-report.ts'
import type { MachineState } from './machine-state.ts'
import type { Ppa } from './umd-release.ts'

/** What is known before a person writes a word. */
export interface KnownBefore {
  readonly ppa: Ppa
  readonly team: string
  readonly site: string
  /** Number of the PPA's ticket; '' when there is none. */
  readonly rtTicket: string
  /** The newest report of the same team on the same product; undefined when this is its first. */
  readonly earlier: Pick<EaReport, 'fields'> | undefined
}

/**
 * The fields a new report begins with. Habits of a site are taken from its earlier report; load, monitoring and how it
 * went are never: they have to be looked at.
 */
export function prefilled({ ppa, team, site, rtTicket, earlier }: KnownBefore): EaReportFields {
  const before = earlier?.fields
  const wasOther = before !== undefined && before.version.trim() !== ppa.version
  return {
    ...emptyFields,
    team: team.trim() || (before?.team ?? ''),
    site: before?.site.trim() || site.trim(),
    rtTicket,
    version: ppa.version,
    platform: ppa.platform,
    arch: ppa.arch,
    installation: wasOther ? 'upgrade' : null,
    upgradedFrom: wasOther ? before.version.trim() : '',
    configuredWith: before?.configuredWith.trim() ?? '',
  }
}

/** The fields of a report on another platform, copied: everything but the recommendation and the machine. */
export function copiedTo(fields: EaReportFields, ppa: Ppa, rtTicket: string): EaReportFields {
  const { version, platform, arch } = ppa
  return { ...fields, version, platform, arch, rtTicket, recommendation: null, machine: null }
}

/** Fewer letters name too many packages. */
const shortestWord = 3

/** What a report keeps of a machine's fingerprint: the packages that belong to the product by their names. */
export function machineOf(state: MachineState, ppa: Pick<Ppa, 'productKey' | 'productName'>): EaMachine {
  const words = `${ppa.productKey.split('.').slice(1).join('.')} ${ppa.productName}`
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= shortestWord)
  const own = state.packages.filter(({ name }) => words.some((word) => name.toLowerCase().includes(word)))
  return {
    machine: state.machine,
    operatingSystem: state.operatingSystem,
    packageCount: state.packages.length,
    packages: own.slice(0, 500),
    takenAt: state.takenAt,
    evidenceId: state.evidenceId,
  }
}

/** What the fingerprint contradicts, in one sentence each: another platform than the report's. */
export function machineRemarks({ machine, platform, arch }: EaReportFields): readonly string[] {
  if (machine === null) return []
  const system = machine.operatingSystem.toLowerCase()
  const major = /^(sl|el|centos|debian)\s*(\d+)$/i.exec(platform.trim())
  const release = /(?:release|debian,?)\s+(\d+)/.exec(system)?.[1]
  const differs = major?.[2] !== undefined && release !== undefined && release !== major[2]
  const architectures = ['x86_64', 'i686', 'i386', 'amd64', 'aarch64']
  const same = (a: string) => (a === 'amd64' ? 'x86_64' : a)
  const found = architectures.find((each) => system.includes(each))
  const otherArch = found !== undefined && arch.trim() !== '' && same(found) !== same(arch.trim())
  return [
    ...(differs
      ? [
          `The machine that was read runs «${machine.operatingSystem}»; the report is about ${platform.trim()}.`,
        ]
      : []),
    ...(otherArch ? [`The machine that was read is ${found}; the report is about ${arch.trim()}.`] : []),
  ]
}
