import type { Output } from './output.ts'
import type { Session } from './session.ts'

/** Makes a draft, empty or with the criteria of another release. */
export async function makeDraft(
  { client }: Session,
  version: string,
  options: { readonly from?: string; readonly title?: string; readonly majors: readonly number[] },
  output: Output,
): Promise<void> {
  const draft = await client.catalogue.edit.createDraft({
    version,
    title: options.title ?? `Quality Criteria release ${version}`,
    date: null,
    umdMajors: [...options.majors],
    note: '',
    basedOn: options.from ?? null,
  })
  output.answer(draft, [`${draft.id} ${draft.state}: ${String(draft.criteriaCount)} criteria.`])
}

/** Publishes a draft; says which release gave way. */
export async function publishDraft({ client }: Session, qcReleaseId: string, output: Output): Promise<void> {
  const publication = await client.catalogue.edit.publish({ qcReleaseId })
  const { qcRelease, deprecated } = publication
  output.answer(publication, [
    `${qcRelease.id} is FINAL for UMD ${qcRelease.umdMajors.join(', ')}; digest ${qcRelease.digest ?? ''}.`,
    ...deprecated.map((id) => `${id} is DEPRECATED.`),
  ])
}
