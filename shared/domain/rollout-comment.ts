import type { EaReport } from './ea-report.ts'

/**
 * The comment a report leaves on its ticket: a fixed form, a label a line, so that people and programs read it alike.
 * The report itself is attached.
 */
export function recommendationComment(report: EaReport): string {
  const { fields, ppa, submittedAt, by, replaces } = report
  const { problems } = fields
  const known = problems.filter(({ title }) => title.trim() !== '')
  const line = (label: string, value: string) => (value.trim() === '' ? [] : [`${label}: ${value.trim()}`])
  return [
    'Early adopter report',
    ...line('Team', fields.team),
    ...line('Site', fields.site),
    ...line('Product', `${ppa.productName} ${fields.version} on ${fields.platform}/${fields.arch}`),
    ...line('Recommendation', fields.recommendation ?? ''),
    ...line('Reason', fields.recommendation === 'reject' ? oneLine(fields.reason) : ''),
    ...line('Next step', fields.recommendation === 'reject' ? oneLine(fields.nextStep) : ''),
    ...line('In production', productionOf(fields)),
    ...line('Problems', known.length === 0 ? 'none' : String(known.length)),
    ...known.map(({ title, severity, workaround, link }) =>
      [
        `- ${oneLine(title)} (${severity})`,
        ...(workaround.trim() === '' ? [] : [`workaround: ${oneLine(workaround)}`]),
        ...(link.trim() === '' ? [] : [link.trim()]),
      ].join('; '),
    ),
    ...line('Written by', `${by}, ${(submittedAt ?? '').slice(0, 10)}`),
    ...(replaces === null ? [] : ['It takes the place of an earlier report of the team.']),
  ].join('\n')
}

function productionOf({ days, productionSince }: EaReport['fields']): string {
  const since = productionSince.trim() === '' ? '' : ` since ${productionSince.trim()}`
  const length = days.trim() === '' ? '' : `${days.trim()} days`
  return `${length}${since}`.trim()
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
