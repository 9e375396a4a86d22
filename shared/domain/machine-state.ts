import * as z from 'zod'

/** The images of the verification testbed (process.md 7.3); a machine may be of any other. */
export const knownImages = ['SL5', 'SL6', 'Debian 6'] as const

export const InstalledPackage = z.object({ name: z.string(), version: z.string() })
export type InstalledPackage = z.infer<typeof InstalledPackage>

/** What was on a machine at a moment: its fingerprint. */
export const MachineState = z.object({
  id: z.string(),
  machine: z.string(),
  image: z.string(),
  operatingSystem: z.string(),
  repositories: z.array(z.string()),
  packages: z.array(InstalledPackage),
  takenAt: z.string(),
  /** The recorded command it was read from. */
  evidenceId: z.string().nullable(),
})
export type MachineState = z.infer<typeof MachineState>

/** A machine that the verifier named to be read at the start of each session; `host` is null for this one. */
export const RunMachine = z.object({
  machine: z.string().min(1),
  image: z.string(),
  host: z.string().nullable(),
})
export type RunMachine = z.infer<typeof RunMachine>

/** Words that change nothing: they say what is installed, on Red Hat and on Debian kinds. */
export const fingerprintCommand = `sh -c '${[
  'echo "## system"',
  'cat /etc/redhat-release 2>/dev/null || (echo Debian; cat /etc/debian_version 2>/dev/null) || uname -sr',
  'uname -m',
  'echo "## repositories"',
  'grep -hE "^ *(baseurl|mirrorlist)" /etc/yum.repos.d/*.repo 2>/dev/null',
  'grep -hE "^ *deb " /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null',
  'grep -hE "^ *URIs:" /etc/apt/sources.list.d/*.sources 2>/dev/null',
  'echo "## packages"',
  String.raw`rpm -qa --qf "%{NAME} %{VERSION}-%{RELEASE}.%{ARCH}\n" 2>/dev/null || true`,
  // The names of dpkg are no shell variables: the backslash keeps a shell from reading them.
  String.raw`dpkg-query -W -f "\${Package} \${Version}\n" 2>/dev/null || true`,
].join('; ')}'`

/** Reads what the fingerprint command wrote; null when it is not its output. */
export function readFingerprint(
  output: string,
): Pick<MachineState, 'operatingSystem' | 'repositories' | 'packages'> | null {
  const sections = new Map<string, string[]>()
  let section = ''
  for (const raw of output.split('\n')) {
    const line = raw.trim()
    const heading = /^## (system|repositories|packages)$/.exec(line)
    if (heading) section = heading[1] ?? ''
    else if (line !== '' && section !== '') sections.set(section, [...(sections.get(section) ?? []), line])
  }
  const system = sections.get('system')
  if (!system) return null
  const packages = (sections.get('packages') ?? []).flatMap((line) => {
    const [name, version] = line.split(/\s+/)
    return name !== undefined && version !== undefined ? [{ name, version }] : []
  })
  const repositories = (sections.get('repositories') ?? []).map((line) =>
    line.replace(/^(?:(?:baseurl|mirrorlist)\s*=|URIs:)\s*/, ''),
  )
  return {
    operatingSystem: system.join(', '),
    repositories: [...new Set(repositories)].toSorted(),
    packages: packages.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
  }
}

export interface PackageChange {
  readonly name: string
  /** null: it was not there. Several versions of one name stand beside one another. */
  readonly before: string | null
  readonly after: string | null
}

/** What changed in the packages of a machine from one state to another, by name. */
export function comparePackages(
  before: readonly InstalledPackage[],
  after: readonly InstalledPackage[],
): readonly PackageChange[] {
  const [old, now] = [versionsByName(before), versionsByName(after)]
  const names = [...new Set([...old.keys(), ...now.keys()])].toSorted()
  return names.flatMap((name) => {
    const change = { name, before: old.get(name) ?? null, after: now.get(name) ?? null }
    return change.before === change.after ? [] : [change]
  })
}

function versionsByName(packages: readonly InstalledPackage[]): ReadonlyMap<string, string> {
  const names = Map.groupBy(packages, ({ name }) => name)
  return new Map(
    [...names].map(([name, own]) => [
      name,
      own
        .map(({ version }) => version)
        .toSorted()
        .join(', '),
    ]),
  )
}

/**
 * The rows whose verdict was given when a machine of the testbed had other packages than it has now: of each machine the
 * last state before the verdict is compared with its newest. A verdict older than every state is measured by the first.
 */
export function madeOnAnotherState(
  decided: readonly { readonly criterionId: string; readonly decidedAt: string | null }[],
  states: readonly MachineState[],
): readonly string[] {
  const machines = [...Map.groupBy(states, ({ machine }) => machine).values()].map((own) =>
    own.toSorted((a, b) => (a.takenAt < b.takenAt ? -1 : 1)),
  )
  return decided.flatMap(({ criterionId, decidedAt }) => {
    if (decidedAt === null) return []
    const differs = machines.some((own) => {
      const then = own.findLast(({ takenAt }) => takenAt <= decidedAt) ?? own[0]
      const now = own.at(-1)
      return then && now && then !== now && comparePackages(then.packages, now.packages).length > 0
    })
    return differs ? [criterionId] : []
  })
}

function key({ name, version }: InstalledPackage): string {
  return `${name} ${version}`
}

/**
 * The machines whose newest state is older than the session that goes on now: their packages may have changed since somebody
 * last worked here (process.md 7.3).
 */
export function machinesToRead(
  machines: readonly RunMachine[],
  states: readonly MachineState[],
  sessionBegan: string,
): readonly RunMachine[] {
  return machines.filter(
    ({ machine }) => !states.some((state) => state.machine === machine && state.takenAt >= sessionBegan),
  )
}
