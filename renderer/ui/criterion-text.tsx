import { lazy, Suspense } from 'react'
import type { Criterion } from '../../shared/domain/criterion.ts'
import { OutsideLink } from './outside-link.tsx'
import styles from './criterion-text.module.css'

const MarkdownText = lazy(async () => ({ default: (await import('./markdown.tsx')).MarkdownText }))

/** The words of a criterion: what it asks, how it is decided, what to write down, where it comes from. */
export function CriterionText({ criterion }: { criterion: Criterion }) {
  return (
    <div className={styles.criterion}>
      {criterion.description + criterion.check + criterion.report === '' ? (
        <p className="soft">No source shows the text of this criterion.</p>
      ) : (
        <>
          <Part title="Description" text={criterion.description} />
          <Part title="What to check" text={criterion.check} />
          <Part title="What to report" text={criterion.report} />
        </>
      )}
      {criterion.related.length > 0 && (
        <section aria-label="Related">
          <h3>Related</h3>
          <ul className={styles.links}>
            {criterion.related.map(({ label, url }) => (
              <li key={`${label} ${url ?? ''}`}>
                {url === null ? label : <OutsideLink href={url}>{label}</OutsideLink>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label="Provenance">
        <h3>{criterion.provenance === 'published' ? 'Published' : 'Reconstructed'}</h3>
        <p className="soft">{criterion.provenanceNote}</p>
        <Successions criterion={criterion} />
      </section>
    </div>
  )
}

function Successions({ criterion: { replaces, replacedBy } }: { criterion: Criterion }) {
  return (
    <>
      {replaces.length > 0 && (
        <p className="soft">
          Took over from <code>{replaces.join(', ')}</code>.
        </p>
      )}
      {replacedBy.length > 0 && (
        <p className="soft">
          Taken over by <code>{replacedBy.join(', ')}</code>.
        </p>
      )}
    </>
  )
}

function Part({ title, text }: { title: string; text: string }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {text === '' ? (
        <p className="soft">No source shows it.</p>
      ) : (
        <Suspense fallback={<div className={styles.plain}>{text}</div>}>
          <MarkdownText text={text} />
        </Suspense>
      )}
    </section>
  )
}
