import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Product } from '../../../shared/domain/product.ts'
import { useCommands } from '../../lib/commands.tsx'
import { useProgram } from '../../lib/program.tsx'
import { Facts } from '../../ui/facts.tsx'
import type { Column } from '../../ui/grid.tsx'
import { CatalogueSplit } from './catalogue-split.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import styles from './catalogue.module.css'
import { DocumentButtons } from './document-buttons.tsx'
import { ProductEditor } from './product-editor.tsx'
import { UndoButton } from './undo-button.tsx'

/** The products of UMD 1 and 2, with what they provide and where that fact comes from. */
export function ProductList() {
  const { reads } = useProgram()
  const { data: products } = useQuery(reads.products())
  const { data: capabilities } = useQuery(reads.capabilities())
  const [edited, setEdited] = useState<{ readonly before: Product | null } | null>(null)
  const families = [...new Set((products ?? []).flatMap(({ family }) => (family === null ? [] : [family])))]
  useCommands(
    edited
      ? []
      : [
          {
            id: 'new product',
            name: 'New product',
            group: 'Product',
            keys: ['n'],
            run: () => setEdited({ before: null }),
          },
        ],
  )
  const names = new Map((capabilities ?? []).map(({ id, name }) => [id, name]))
  return (
    <CatalogueSplit
      label="Products"
      rows={products}
      columns={columns}
      rowId={keyOf}
      words={wordsOf}
      beside={
        <>
          <Button
            leftSection={<Plus size={14} aria-hidden="true" />}
            rightSection={<KeyHint keys="n" />}
            onClick={() => setEdited({ before: null })}
          >
            New
          </Button>
          <UndoButton />
        </>
      }
      instead={
        edited && (
          <ProductEditor
            key={edited.before?.key ?? 'new'}
            before={edited.before}
            families={families}
            onDone={() => setEdited(null)}
          />
        )
      }
      renderDetail={(product) => (
        <ProductDetail
          product={product}
          names={names}
          relatives={(products ?? []).filter(
            ({ key, family }) => family !== null && family === product.family && key !== product.key,
          )}
          onEdit={() => setEdited({ before: product })}
        />
      )}
    />
  )
}

function ProductDetail(props: {
  product: Product
  names: ReadonlyMap<string, string>
  relatives: readonly Product[]
  onEdit: () => void
}) {
  const { product, names, relatives, onEdit } = props
  useCommands([{ id: 'edit product', name: 'Edit the product', group: 'Product', keys: ['e'], run: onEdit }])
  return (
    <>
      <h2>{product.name}</h2>
      <div className={styles.foot}>
        <Button
          variant="default"
          leftSection={<Pencil size={14} aria-hidden="true" />}
          rightSection={<KeyHint keys="e" />}
          onClick={onEdit}
        >
          Edit
        </Button>
      </div>
      <p className={styles.detailBody}>{product.note}</p>
      <div className={styles.detailBody}>
        <Facts
          facts={[
            ['Key', <code key="key">{product.key}</code>],
            ['Provider', product.provider],
            [
              'Family',
              product.family === null
                ? 'none'
                : `${product.family}${relatives.length === 0 ? '' : `: also ${relatives.map(({ key }) => key).join(', ')}`}`,
            ],
            [
              'Platforms',
              product.platforms
                .map(({ umdMajor, platform, arch }) => `UMD ${String(umdMajor)} ${platform}/${arch}`)
                .join(', ') || 'none known',
            ],
            ['Platforms from', product.platformsBasis],
          ]}
        />
      </div>
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
