import { useQuery } from '@tanstack/react-query'
import type { Product } from '../../../shared/domain/product.ts'
import { useProgram } from '../../lib/program.tsx'
import { Facts } from '../../ui/facts.tsx'
import type { Column } from '../../ui/grid.tsx'
import { CatalogueSplit } from './catalogue-split.tsx'
import styles from './catalogue.module.css'

/** The products of UMD 1 and 2, with what they provide and where that fact comes from. */
export function ProductList() {
  const { reads } = useProgram()
  const { data: products } = useQuery(reads.products())
  const { data: capabilities } = useQuery(reads.capabilities())
  const names = new Map((capabilities ?? []).map(({ id, name }) => [id, name]))
  return (
    <CatalogueSplit
      label="Products"
      rows={products}
      columns={columns}
      rowId={keyOf}
      words={wordsOf}
      renderDetail={(product) => <ProductDetail product={product} names={names} />}
    />
  )
}

function ProductDetail({ product, names }: { product: Product; names: ReadonlyMap<string, string> }) {
  return (
    <>
      <h2>{product.name}</h2>
      <p className={styles.detailBody}>{product.note}</p>
      <div className={styles.detailBody}>
        <Facts
          facts={[
            ['Key', <code key="key">{product.key}</code>],
            ['Provider', product.provider],
            ['Family', product.family ?? 'none'],
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
