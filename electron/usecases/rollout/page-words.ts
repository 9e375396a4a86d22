import { knownIssuesOf } from '../../../shared/domain/ea-report-issues.ts'
import { foldName } from '../../../shared/domain/ea-team.ts'
import type { PageIssue, PageProduct } from '../../documents/papers/page-notes-paper.ts'
import type { ReadDb } from '../../db/handles.ts'
import { listReportsOfPpa } from '../../db/tables/ea-reports.ts'
import { listIssues } from '../../db/tables/found-issues.ts'
import type { KeptPpa } from '../../db/tables/ppas.ts'
import { listChecks } from '../../db/tables/verification-checks.ts'
import { getSummary } from '../../db/tables/verification-fields.ts'
import { listVerifications } from '../../db/tables/verifications.ts'

type PageWords = Pick<PageProduct, 'issues' | 'installation'>

/** What the verification of a PPA and the reports of its early adopters say for a release page. */
export function collectPageWords(db: ReadDb, ppa: KeptPpa): PageWords {
  const parts = [...verificationWords(db, ppa), ...reportWords(db, ppa)]
  return {
    issues: parts.flatMap(({ issues }) => issues),
    installation: parts.flatMap(({ installation }) => installation),
  }
}

/** The newest finished verification, else the newest one. What was solved is no known issue any more. */
function verificationWords(db: ReadDb, { id, platform, arch }: KeptPpa): readonly PageWords[] {
  const own = listVerifications(db).filter(({ ppaId }) => ppaId === id)
  const chosen = own.find(({ state }) => state === 'finished') ?? own[0]
  if (!chosen) return []
  const { summary } = getSummary(db, chosen.id)
  const by = summary.verifier.trim()
  const from = by === '' ? 'verification' : `verification by ${by}`
  const found = listIssues(db, chosen.id)
    .filter(({ solved, title }) => !solved && title.trim() !== '')
    .map((issue): PageIssue => ({
      title: issue.title.trim(),
      text: issue.description.trim(),
      workarounds: some(issue.workaround),
      links: some(issue.link),
      from: [from],
    }))
  const written = some(summary.issues).map((text): PageIssue => ({
    title: `As verification wrote (${platform}/${arch})`,
    text,
    workarounds: [],
    links: [],
    from: [from],
  }))
  const installation = listChecks(db, chosen.id).flatMap(({ kind, comment }) =>
    some(comment).map((text) => ({ text, from: `${kind} on ${platform}/${arch}, ${from}` })),
  )
  return [{ issues: [...found, ...written], installation }]
}

function reportWords(db: ReadDb, { id, platform, arch }: KeptPpa): readonly PageWords[] {
  return listReportsOfPpa(db, id)
    .filter(({ state }) => state === 'submitted')
    .map(({ fields, ...report }): PageWords => {
      const team = fields.team.trim()
      const issues = knownIssuesOf({ ...report, fields }).map(
        ({ title, description, workaround, link }): PageIssue => ({
          title,
          text: description,
          workarounds: some(workaround),
          links: some(link),
          from: [team],
        }),
      )
      const how = [
        fields.installation === 'upgrade' ? `Upgraded from ${fields.upgradedFrom.trim()}.` : '',
        fields.configuredWith.trim() === '' ? '' : `Configured with ${fields.configuredWith.trim()}.`,
      ].filter((text) => text !== '')
      const installation =
        how.length === 0 ? [] : [{ text: how.join(' '), from: `${team} on ${platform}/${arch}` }]
      return { issues, installation }
    })
}

/** The same issue named by several reports stands once, with every workaround and everybody who met it. */
export function mergeIssues(issues: readonly PageIssue[]): readonly PageIssue[] {
  return [...Map.groupBy(issues, ({ title }) => foldName(title))].flatMap(([, own]) => {
    const [first] = own
    if (!first) return []
    const unique = (texts: readonly string[]) => [...new Set(texts)]
    return [
      {
        title: first.title,
        text: unique(own.map(({ text }) => text).filter((text) => text !== '')).join('\n\n'),
        workarounds: unique(own.flatMap(({ workarounds }) => workarounds)),
        links: unique(own.flatMap(({ links }) => links)),
        from: unique(own.flatMap(({ from }) => from)),
      },
    ]
  })
}

function some(text: string): readonly string[] {
  return text.trim() === '' ? [] : [text.trim()]
}
