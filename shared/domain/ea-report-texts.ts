import { EaText, EaTexts, type EaProblem, type EaReportFields } from './ea-report.ts'

/** The texts of a problem, each with a revision of its own. */
const problemTexts = ['title', 'description', 'workaround', 'link'] as const
export type ProblemText = (typeof problemTexts)[number]

/** `site`, or `problems.<id>.title`. */
export type TextPlace = string

export function problemPlace(problemId: string, text: ProblemText): TextPlace {
  return `problems.${problemId}.${text}`
}

/** The text at a place; undefined when the report has no such place, or no longer has that problem. */
export function textAt(fields: EaReportFields, place: TextPlace): string | undefined {
  const name = EaText.safeParse(place)
  if (name.success) return fields[name.data]
  const found = problemAt(fields, place)
  return found && found.problem[found.text]
}

/** The fields with another text at a place that `textAt` knows. */
export function withTextAt(fields: EaReportFields, place: TextPlace, text: string): EaReportFields {
  const name = EaText.safeParse(place)
  if (name.success) return { ...fields, [name.data]: text }
  const found = problemAt(fields, place)
  if (!found) return fields
  const changed = { ...found.problem, [found.text]: text }
  return { ...fields, problems: fields.problems.map((each) => (each.id === changed.id ? changed : each)) }
}

/** The fields without blanks around their texts: a blank alone is no answer. */
export function trimmed(fields: EaReportFields): EaReportFields {
  const texts = EaText.options.map((name) => [name, fields[name].trim()])
  return { ...fields, ...EaTexts.parse(Object.fromEntries(texts)) }
}

function problemAt(
  fields: EaReportFields,
  place: TextPlace,
): { readonly problem: EaProblem; readonly text: ProblemText } | undefined {
  const [part, id, name] = place.split('.')
  const text = problemTexts.find((each) => each === name)
  const problem = part === 'problems' ? fields.problems.find((each) => each.id === id) : undefined
  return problem && text && { problem, text }
}

/** Whether nothing was written about a problem yet. */
export function isEmptyProblem(problem: EaProblem): boolean {
  return problemTexts.every((text) => problem[text].trim() === '')
}
