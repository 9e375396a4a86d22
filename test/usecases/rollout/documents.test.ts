import { expect, test } from 'vitest'
import { writeReport } from '../../../electron/documents/report.ts'
import { paperMarkdown } from '../../../electron/documents/papers/paper-markdown.ts'
import { chooseTeams } from '../../../electron/usecases/rollout/assign.ts'
import { decideRollout } from '../../../electron/usecases/rollout/decide.ts'
import { readPageNotes, readRolloutSummary } from '../../../electron/usecases/rollout/documents.ts'
import { emptyFields } from '../../../shared/domain/ea-report.ts'
import { templatesFolder } from '../../support/folders.ts'
import { readPages } from '../../support/pdf-text.ts'
import { openRolloutDesk } from '../../support/rollout-desk.ts'
import { valueOf } from '../../support/run.ts'

function deskWithReports() {
  const desk = openRolloutDesk()
  const ppa = desk.begin()
  const { version, platform, arch } = ppa
  const about = { ...emptyFields, version, platform, arch }
  valueOf(
    chooseTeams(desk.deps, { ppaIds: [ppa.id], add: ['EA North', 'EA South'], remove: [], comment: '' }),
  )
  desk.report(ppa, 'EA North', 'accept', {
    fields: { ...about, team: 'EA North', recommendation: 'accept', configuredWith: 'YAIM' },
  })
  const problem = {
    id: 'p',
    stage: 'operation' as const,
    severity: 'workaround' as const,
    title: 'The log grows',
    description: 'One line a second.',
    workaround: 'Set the level to warn.',
    link: 'https://ggus.example.org/1',
  }
  const reason = 'The disk is full each night.'
  desk.report(ppa, 'EA South', 'reject', {
    fields: { ...about, team: 'EA South', recommendation: 'reject', reason, problems: [problem] },
  })
  return { desk, ppa }
}

test('the summary puts disagreements first and prints the reason of a move against the rule', () => {
  const { desk, ppa } = deskWithReports()
  valueOf(decideRollout(desk.deps, { ppaId: ppa.id, to: 'UMDStore', reason: 'A hole must be closed now.' }))
  const text = paperMarkdown(valueOf(readRolloutSummary(desk.deps.db, ppa.id)))
  expect(text).toContain('Against the rule, which said: EA South rejects it: the manager decides.')
  expect(text).toContain('Reason: A hole must be closed now.')
  expect(text.indexOf('## Disagreements')).toBeLessThan(text.indexOf('## Side by side'))
  expect(text).toContain('The disk is full each night.')
  expect(text).toContain('Set the level to warn.')
})

test('twenty reports stand side by side in one PDF, each team once', async () => {
  const { desk, ppa } = deskWithReports()
  for (let team = 1; team <= 18; team += 1) desk.report(ppa, `EA site ${String(team)}`, 'accept')
  const paper = valueOf(readRolloutSummary(desk.deps.db, ppa.id))
  const made = valueOf(await writeReport(paper, { templatesFolder }))
  const text = (await readPages(made.bytes)).join(' ').replaceAll(/\s+/g, '')
  for (let team = 1; team <= 18; team += 1) expect(text).toContain(`EAsite${String(team)}`)
  expect(paper.sections.map(({ title }) => title)).toContain('Reports 17 to 20')
})

test('the notes of a release have what early adopters met, product by product', () => {
  const { desk, ppa } = deskWithReports()
  const text = paperMarkdown(valueOf(readPageNotes(desk.deps.db, ppa.releaseVersion)))
  expect(text).toContain(`UMD-${String(ppa.umdMajor)}:UMD-${ppa.releaseVersion}`)
  const issues = text.slice(text.indexOf('## Known issues'), text.indexOf('## Installation notes'))
  expect(issues).toContain(`### ${ppa.productName} ${ppa.version}`)
  expect(issues).toContain('The log grows')
  expect(issues).toContain('EA South')
  expect(text.slice(text.indexOf('## Installation notes'))).toContain('Configured with YAIM.')
})

test('a PPA that nobody tries has no summary, said in words', () => {
  const desk = openRolloutDesk()
  expect(readRolloutSummary(desk.deps.db, desk.ppas[0]!.id)).toMatchObject({
    ok: false,
    failure: { kind: 'not-found' },
  })
})
