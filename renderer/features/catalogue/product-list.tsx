import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Product } from '../../../shared/domain/product.ts'
import { useCommands } from '../../lib/commands.tsx'
import { tell } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { Facts } from '../../ui/facts.tsx'
import type { Column } from '../../ui/grid.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import styles from './catalogue.module.css'
import { DocumentButtons } from './document-buttons.tsx'
import { EditableList } from './editable-list.tsx'
import { ProductEditor } from './product-editor.tsx'
import { useAct } from '../../lib/use-act.ts'

/** The products of UMD 1 and 2, with what they provide and where that fact comes from. */
export function ProductList() {
  const { reads } = useProgram()
  const { data: products } = useQuery(reads.products())
  const families = [...new Set((products ?? []).flatMap(({ family }) => (family === null ? [] : [family])))]
  return (
    <EditableList
      label="Products"
      noun="product"
      rows={products}
      columns={columns}
      rowId={keyOf}
      nameOf={({ name }) => name}
      words={wordsOf}
      renderEditor={(before, onDone) => (
        <ProductEditor key={before?.key ?? 'new'} before={before} families={families} onDone={onDone} />
      )}
      renderDetail={(product) => <ProductDetail product={product} products={products ?? []} />}
    />
  )
}

function ProductDetail({ product, products }: { product: Product; products: readonly Product[] }) {
  const { reads } = useProgram()
  const { data: capabilities } = useQuery(reads.capabilities())
  const names = new Map((capabilities ?? []).map(({ id, name }) => [id, name]))
  const { family, platforms } = product
  const relatives = products.filter(
    (other) => family !== null && other.family === family && other.key !== product.key,
  )
  return (
    <>
      <p className={styles.detailBody}>{product.note}</p>
      <div className={styles.detailBody}>
        <Facts
          facts={[
            ['Key', <code key="key">{product.key}</code>],
            ['Provider', product.provider],
            [
              'Family',
              family === null
                ? 'none'
                : `${family}${relatives.length === 0 ? '' : `: also ${relatives.map(({ key }) => key).join(', ')}`} ${product.familyConfirmed === true ? '(confirmed)' : '(looks like one product)'}`,
            ],
            [
              'Platforms',
              platforms
                .map(({ umdMajor, platform, arch }) => `UMD ${String(umdMajor)} ${platform}/${arch}`)
                .join(', ') || 'none known',
            ],
            ['Known from', basisWords[product.platformsBasis]],
          ]}
        />
      </div>
      {family !== null && relatives.length > 0 && product.familyConfirmed !== true && (
        <ConfirmFamily family={family} />
      )}
      <DocumentButtons
        wantedOf={(qcReleaseId) => ({ kind: 'product', qcReleaseId, productKey: product.key })}
      />
      <h3 className={styles.detailBody}>Capabilities</h3>
      {product.capabilities.length === 0 && <p className="soft">None is known.</p>}
      <ul className={styles.capabilities}>
        {product.capabilities.map(({ id, basis, evidence }) => (
          <li key={id}>
            {names.get(id) ?? id} <span className="soft">({basis})</span>
            <div className="soft">{evidence}</div>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A family is what looks like one product until a person says that it is. */
function ConfirmFamily({ family }: { family: string }) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  async function confirm(): Promise<void> {
    const done = await act('Confirming the family', () => api.catalogue.edit.confirmFamily({ family }))
    if (done) tell(`The family ${family} is confirmed. Undo takes it back.`)
  }
  useCommands([
    {
      id: 'confirm family',
      name: `Confirm the family ${family}`,
      group: 'Products',
      keys: ['f'],
      run: () => void confirm(),
    },
  ])
  return (
    <div className={styles.foot}>
      <Button
        variant="default"
        disabled={busy}
        rightSection={<KeyHint keys="f" />}
        onClick={() => void confirm()}
      >
        Confirm that they are one product
      </Button>
    </div>
  )
}

const basisWords: Readonly<Record<Product['platformsBasis'], string>> = {
  record: 'the published record',
  notes: 'the release notes',
  'record and notes': 'the published record and the release notes',
  none: 'nothing yet',
}

const keyOf = (product: Product) => product.key
const wordsOf = ({ key, name, provider, capabilities }: Product) =>
  [key, name, provider, ...capabilities.map(({ id }) => id)].join(' ')

const columns: readonly Column<Product>[] = [
  { id: 'name', title: 'Product', width: 'minmax(140px, 1fr)', render: ({ name }) => name },
  { id: 'key', title: 'Key', width: '170px', render: ({ key }) => <code>{key}</code> },
  { id: 'provider', title: 'Provider', width: '80px', render: ({ provider }) => provider },
  {
    id: 'capabilities',
    title: 'Capabilities',
    width: '86px',
    render: ({ capabilities }) => capabilities.length,
  },
]
