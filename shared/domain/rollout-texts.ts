import { listed } from './rollout-answers.ts'

/** What a PPA is called in the texts of staged rollout. */
export interface NamedPpa {
  readonly productName: string
  readonly version: string
  readonly platform: string
  readonly arch: string
}

export function nameOfPpa({ productName, version, platform, arch }: NamedPpa): string {
  return `${productName} ${version} on ${platform}/${arch}`
}

/** The comment that goes with choosing teams: what is asked, from where, and what verification left to watch. */
export function askText(
  ppa: NamedPpa & { readonly umdMajor: number },
  teams: readonly string[],
  hints: string,
): string {
  const repository = `http://repository.egi.eu/sw/testing/umd/${String(ppa.umdMajor)}/`
  return [
    `Staged rollout of ${nameOfPpa(ppa)}.`,
    `Asked to try it: ${listed(teams)}.`,
    `The packages are in the testing repository, below ${repository}. Please run it in production for about a week and then report: what was installed over what, how it was configured, problems and workarounds, load, monitoring, and whether you advise to accept it.`,
    hints.trim() === '' ? 'Verification left no hints.' : `Hints of the verification:\n${hints.trim()}`,
  ].join('\n\n')
}

/** Ages in days at which a reminder is due; later ones are firmer. */
export const reminderAges = [14, 30, 60] as const

export interface Waiting {
  readonly team: string
  /** Days since it was asked. */
  readonly days: number
  /** Days since it was reminded; null when it was not. */
  readonly remindedDays: number | null
}

/** Whether a reminder is due: an age was passed since the team was asked, and none was sent after that. */
export function isReminderDue({ days, remindedDays }: Waiting): boolean {
  const passed = reminderAges.findLast((age) => days >= age)
  return passed !== undefined && (remindedDays === null || remindedDays > days - passed)
}

/** A reminder to the silent teams of a PPA, by the age of the oldest question. Nothing sends it by itself. */
export function reminderText(ppa: NamedPpa, waiting: readonly Waiting[]): string {
  const oldest = Math.max(0, ...waiting.map(({ days }) => days))
  const lines = waiting.map(({ team, days }) => `- ${team}: asked ${daysAgo(days)}`)
  const tone =
    oldest >= 60
      ? 'The product cannot move on without your report. If you cannot try it, say so in one line: another team is then asked.'
      : oldest >= 30
        ? 'Your report is the last thing that is missing. A short one is enough; a date by which it comes helps too.'
        : 'How far are you? A report takes about five minutes; if something stops you, say what.'
  return [`Staged rollout of ${nameOfPpa(ppa)} waits for your report.`, lines.join('\n'), tone].join('\n\n')
}

function daysAgo(days: number): string {
  return days === 0 ? 'today' : days === 1 ? 'yesterday' : `${String(days)} days ago`
}

/** A product that nobody tries, as a call names it. */
export interface Uncovered {
  readonly name: string
  readonly stack: string
  /** What waits for a team now: versions and platforms; empty when nothing does. */
  readonly waits: readonly string[]
}

/** A call for early adopters, for lists and meetings. */
export function callText(products: readonly Uncovered[], day: string): string {
  const stacks = [...new Set(products.map(({ stack }) => stack))]
  const parts = stacks.map((stack) => {
    const lines = products
      .filter((product) => product.stack === stack)
      .map(({ name, waits }) => `- ${name}${waits.length === 0 ? '' : ` (waiting now: ${waits.join('; ')})`}`)
    return `${stack}\n${lines.join('\n')}`
  })
  return [
    `Call for early adopters, ${day}`,
    `No team tries the following ${products.length === 1 ? 'product' : `${String(products.length)} products`} before release. Without one they may miss the next UMD release.`,
    ...parts,
    'An early adopter installs the product from the testing repository on a production site, runs it for about a week and writes a report of five minutes. Sites that can help: please answer with the product and your site.',
  ].join('\n\n')
}

/** The comment a decision leaves on the ticket; a decision against the rule says so, with its reason. */
export function decisionText(decision: {
  readonly to: string
  readonly byRule: boolean
  readonly ruleSaid: string
  readonly reason: string
  readonly waits: boolean
  readonly by: string
}): string {
  const { to, byRule, ruleSaid, reason, waits, by } = decision
  return [
    `Staged rollout: moved to ${to} by ${by}.`,
    byRule ? `The rule: ${ruleSaid}` : `Decided against the rule, which says: ${ruleSaid}`,
    ...(reason.trim() === '' ? [] : [`Reason: ${reason.trim()}`]),
    ...(waits
      ? ['The move of the packages is pending: candidate is frozen, they stay in testing until it opens.']
      : []),
  ].join('\n')
}
