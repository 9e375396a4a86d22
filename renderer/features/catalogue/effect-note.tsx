import type { TemplateEffect } from '../../../shared/domain/effect.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { Note } from '../../ui/note.tsx'
import { TroubleNote } from '../../ui/read-state.tsx'
import styles from './catalogue.module.css'
import type { EffectPreview } from './use-effect-preview.ts'

const mostShown = 10
const mostNames = 6

/** What a change would do, before it is made. */
export function EffectNote({ preview }: { preview: EffectPreview }) {
  const { effect, error, isOld } = preview
  if (error !== null && error !== undefined) return <TroubleNote error={error} />
  if (!effect) return <div className={styles.effectWait} aria-busy="true" />
  const { templates, verifications } = effect
  if (templates.length === 0) return <Note kind="info">{effectLine(preview)}</Note>
  const groups = groupTemplates(templates)
  return (
    <div className={styles.effect} aria-busy={isOld}>
      <Note kind={verifications.length > 0 ? 'warning' : 'info'} title={summaryOf(templates)}>
        <ul className={styles.effectList}>
          {groups.slice(0, mostShown).map(({ words, names }) => (
            <li key={words}>
              {words}: <span className="soft">{namesOf(names)}</span>
            </li>
          ))}
        </ul>
        {groups.length > mostShown && <p className="soft">and {groups.length - mostShown} other changes.</p>}
        {verifications.length > 0 && (
          <p>
            {countOf(verifications.length, 'open verification')} of these products:{' '}
            {verifications
              .slice(0, 3)
              .map(({ ppaId }) => ppaId)
              .join(', ')}
            {verifications.length > 3 && ' …'}. They keep the texts they were started with.
          </p>
        )}
      </Note>
    </div>
  )
}

/** The effect in one line; null while it is not known. */
export function effectLine({ effect, isOld }: EffectPreview): string | null {
  if (!effect || isOld) return null
  const { templates, verifications } = effect
  if (templates.length === 0) return 'No template changes by this.'
  const open =
    verifications.length === 0
      ? ''
      : ` ${countOf(verifications.length, 'open verification')} of these products.`
  return `${summaryOf(templates)}${open}`
}

function summaryOf(templates: readonly TemplateEffect[]): string {
  const sum = (pick: (template: TemplateEffect) => number) =>
    templates.reduce((total, template) => total + pick(template), 0)
  const gains = sum(({ gains: rows }) => rows.length)
  const loses = sum(({ loses: rows }) => rows.length)
  const changes = sum(({ changes: rows }) => rows.length)
  const parts = [
    ...(gains > 0 ? [`${countOf(gains, 'row')} more`] : []),
    ...(loses > 0 ? [`${countOf(loses, 'row')} less`] : []),
    ...(changes > 0 ? [`${countOf(changes, 'row')} with another text`] : []),
  ]
  return `${countOf(templates.length, 'template')}: ${parts.join(', ')}.`
}

function wordsOf({ gains, loses, changes }: TemplateEffect): string {
  return [
    ...gains.map(({ criterionId }) => `+\u00a0${criterionId}`),
    ...loses.map(({ criterionId }) => `−\u00a0${criterionId}`),
    ...changes.map((criterionId) => `~\u00a0${criterionId}`),
  ]
    .slice(0, 8)
    .join(', ')
}

/** Products that are touched alike stand together. */
function groupTemplates(templates: readonly TemplateEffect[]) {
  const groups = Map.groupBy(templates, (template) => `${template.qcReleaseId} ${wordsOf(template)}`)
  return [...groups].map(([words, members]) => ({
    words,
    names: members.map(({ productName }) => productName),
  }))
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(', ')
  return names.length > mostNames ? `${shown} and ${String(names.length - mostNames)} more` : shown
}
