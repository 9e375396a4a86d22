import { Button, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileSpreadsheet } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { QcReleaseListed } from '../../../../shared/contract/catalogue-editing.ts'
import { type Criterion, criterionTitle } from '../../../../shared/domain/criterion.ts'
import type { RowReason } from '../../../../shared/domain/mapping.ts'
import type { Product } from '../../../../shared/domain/product.ts'
import { useProgram } from '../../../lib/program.tsx'
import type { Column } from '../../../ui/grid.tsx'
import { useCatalogueReads } from '../catalogue-reads.ts'
import { CatalogueSplit } from '../catalogue-split.tsx'
import { EffectNote } from '../effect-note.tsx'
import { ItemForm } from '../item-form.tsx'
import { saveFiles } from '../save-files.ts'
import { useAct } from '../../../lib/use-act.ts'
import { useEffectPreview } from '../use-effect-preview.ts'
import styles from '../catalogue.module.css'

/** A criterion against a product: in its template with a reason, taken out with one, or not in it. */
interface TemplateLine {
  readonly criterion: Criterion
  readonly state: 'in' | 'removed' | 'not in'
  readonly kind: RowReason['kind'] | null
  readonly sentence: string
  readonly wouldChange: string
}

/** The template of a product row by row, each with its reason, and the exceptions that can be made. */
export function ProductTemplatePart({
  products,
  release,
}: {
  products: readonly Product[]
  release: QcReleaseListed
}) {
  const { api, reads } = useProgram()
  const [key, setKey] = useState(products[0]?.key ?? '')
  const template = useQuery(useCatalogueReads().productTemplate(key, release.id))
  const { data: criteria } = useQuery(reads.criteria(release.id))
  const lines = useMemo(() => linesOf(criteria, template.data), [criteria, template.data])
  const exportTemplate = () =>
    saveFiles('Writing the template', async () => {
      const wanted = { productKey: key, qcReleaseId: release.id }
      return [(await api.catalogue.exchange.productTemplate(wanted)).file]
    })
  return (
    <CatalogueSplit
      label="Template rows"
      rows={lines}
      columns={columns}
      rowId={idOf}
      words={wordsOf}
      beside={
        <>
          <Select
            aria-label="Product"
            searchable
            w={230}
            value={key}
            data={products.map(({ key: value, name }) => ({ value, label: `${name} (${value})` }))}
            onChange={(chosen) => chosen !== null && setKey(chosen)}
          />
          <Button
            variant="default"
            leftSection={<FileSpreadsheet size={14} aria-hidden="true" />}
            onClick={() => void exportTemplate()}
          >
            Export template
          </Button>
        </>
      }
      renderDetail={(line) => (
        <LineDetail key={`${key} ${line.criterion.id}`} line={line} productKey={key} release={release} />
      )}
    />
  )
}

function LineDetail({
  line,
  productKey,
  release,
}: {
  line: TemplateLine
  productKey: string
  release: QcReleaseListed
}) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const [reason, setReason] = useState('')
  const isException = line.state === 'removed' || line.kind === 'added'
  const change = isException ? null : line.state === 'in' ? ('remove' as const) : ('add' as const)
  const wishes = [{ product: productKey, criterion: line.criterion.id, change, reason: reason.trim() || '…' }]
  const preview = useEffectPreview({ kind: 'mapping', qcReleaseId: release.id, wishes })
  const fixed = release.state === 'DEPRECATED'
  const doing = isException ? 'Back to the rule' : change === 'remove' ? 'Take it out' : 'Add it'
  async function save(): Promise<void> {
    const input = {
      qcReleaseId: release.id,
      wishes: wishes.map((wish) => ({ ...wish, reason: reason.trim() })),
    }
    const done = await act('Saving the exception', () => api.catalogue.edit.changeMapping(input))
    if (done) setReason('')
  }
  return (
    <>
      <h2>
        <code>{line.criterion.id}</code> {criterionTitle(line.criterion)}
      </h2>
      <p className={styles.detailBody}>
        {line.state === 'in'
          ? 'In the template. '
          : line.state === 'removed'
            ? 'Taken out. '
            : 'Not in the template. '}
        {line.sentence}
      </p>
      <p className="soft">{line.wouldChange}</p>
      {!fixed && (
        <ItemForm
          title={doing}
          group="Mapping"
          save={{ name: doing, label: doing }}
          fault={isException || reason.trim() !== '' ? null : { field: 'reason', words: 'Say why.' }}
          busy={busy}
          focused={false}
          onSave={() => void save()}
        >
          {(errorOf) => (
            <>
              {!isException && (
                <TextInput
                  label={
                    change === 'remove' ? 'Why this product does not need it' : 'Why this product needs it'
                  }
                  data-field="reason"
                  error={errorOf('reason')}
                  value={reason}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
              )}
              <EffectNote preview={preview} />
            </>
          )}
        </ItemForm>
      )}
    </>
  )
}

function linesOf(
  criteria: readonly Criterion[] | undefined,
  template:
    | {
        readonly rows: readonly { readonly criterion: Criterion; readonly reason: RowReason }[]
        readonly removed: readonly { readonly criterion: Criterion; readonly reason: string }[]
      }
    | undefined,
): readonly TemplateLine[] | undefined {
  if (!criteria || !template) return undefined
  const rows = new Map(template.rows.map(({ criterion, reason }) => [criterion.id, reason]))
  const removed = new Map(template.removed.map(({ criterion, reason }) => [criterion.id, reason]))
  return criteria.map((criterion) => {
    const reason = rows.get(criterion.id)
    if (reason) {
      const { kind, sentence, wouldRemove } = reason
      return { criterion, state: 'in', kind, sentence, wouldChange: wouldRemove }
    }
    const why = removed.get(criterion.id)
    return why === undefined
      ? {
          criterion,
          state: 'not in',
          kind: null,
          sentence: `It belongs to the capability ${criterion.capability ?? ''}, which the product does not provide.`,
          wouldChange:
            'Giving the product that capability, or adding the criterion with a reason, would bring it in.',
        }
      : {
          criterion,
          state: 'removed',
          kind: null,
          sentence: why,
          wouldChange: 'Going back to the rule would bring it in.',
        }
  })
}

const idOf = ({ criterion }: TemplateLine) => criterion.id
const wordsOf = ({ criterion, state, kind, sentence }: TemplateLine) =>
  [criterion.id, criterion.title ?? '', state, kind ?? '', sentence].join(' ')

const columns: readonly Column<TemplateLine>[] = [
  {
    id: 'state',
    title: 'Template',
    width: '110px',
    render: ({ state, kind }) =>
      state === 'in' ? `in: ${kind ?? ''}` : <span className="soft">{state}</span>,
  },
  { id: 'id', title: 'Criterion', width: '170px', render: ({ criterion }) => <code>{criterion.id}</code> },
  {
    id: 'title',
    title: 'Title',
    width: 'minmax(120px, 1fr)',
    render: ({ criterion }) => criterionTitle(criterion),
  },
]
