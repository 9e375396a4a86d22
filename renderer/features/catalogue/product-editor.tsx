import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Product } from '../../../shared/domain/product.ts'
import { tell } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import styles from './catalogue.module.css'
import { EffectNote, effectLine } from './effect-note.tsx'
import { ItemForm, type FormFault } from './item-form.tsx'
import { useAct } from '../../lib/use-act.ts'
import { useEffectPreview } from './use-effect-preview.ts'

interface ProductEditorProps {
  /** null adds a product. */
  readonly before: Product | null
  readonly families: readonly string[]
  readonly onDone: () => void
}

/** What is known of a product, and what the published data lost: family, platforms, note. */
export function ProductEditor({ before, families, onDone }: ProductEditorProps) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const [form, setForm] = useState(() => formOf(before))
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const read = productOf(form, before)
  const product = 'product' in read ? read.product : null
  const preview = useEffectPreview(product && { kind: 'product', before, after: product })
  async function save(): Promise<void> {
    if (!product) return
    const done = await act('Saving the product', () =>
      api.catalogue.edit.saveProduct({ before, after: product }),
    )
    if (!done) return
    tell(`${product.name} was saved.`)
    onDone()
  }
  return (
    <ItemForm
      title={before ? `Edit ${before.name}` : 'New product'}
      group="Products"
      save={{ name: 'Save the product', label: 'Save' }}
      fault={'fault' in read ? read.fault : null}
      effect={product ? effectLine(preview) : null}
      busy={busy}
      onSave={() => void save()}
      leave={{ name: 'Leave the editor', onLeave: onDone }}
    >
      {(errorOf) => (
        <>
          <div className={styles.pair}>
            <TextInput
              label="Key"
              data-field="key"
              placeholder="emi.dcache"
              disabled={before !== null}
              error={errorOf('key')}
              value={form.key}
              onChange={(event) => set({ key: event.currentTarget.value })}
            />
            <TextInput
              label="Name"
              data-field="name"
              error={errorOf('name')}
              value={form.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
          </div>
          <div className={styles.pair}>
            <TextInput
              label="Provider"
              data-field="provider"
              error={errorOf('provider')}
              value={form.provider}
              onChange={(event) => set({ provider: event.currentTarget.value })}
            />
            <TextInput
              label="Family"
              description="The same product under several keys has one family"
              inputWrapperOrder={['label', 'input', 'description']}
              list="product-families"
              value={form.family}
              onChange={(event) => set({ family: event.currentTarget.value })}
            />
            <datalist id="product-families">
              {families.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </datalist>
          </div>
          <Textarea
            label="Platforms"
            data-field="platforms"
            description="One a line: UMD major, platform/architecture"
            placeholder="2 sl6/x86_64"
            autosize
            minRows={2}
            error={errorOf('platforms')}
            value={form.platforms}
            onChange={(event) => set({ platforms: event.currentTarget.value })}
          />
          <Textarea
            label="Note"
            autosize
            minRows={2}
            value={form.note}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
          {product && <EffectNote preview={preview} />}
        </>
      )}
    </ItemForm>
  )
}

function formOf(product: Product | null) {
  return {
    key: product?.key ?? '',
    name: product?.name ?? '',
    provider: product?.provider ?? '',
    family: product?.family ?? '',
    note: product?.note ?? '',
    platforms: (product?.platforms ?? [])
      .map(({ umdMajor, platform, arch }) => `${String(umdMajor)} ${platform}/${arch}`)
      .join('\n'),
  }
}

/** The product as typed, or what is wrong with it. */
function productOf(
  form: ReturnType<typeof formOf>,
  before: Product | null,
): { readonly product: Product } | { readonly fault: FormFault } {
  const refuse = (field: string, words: string) => ({ fault: { field, words } })
  if (!/^[a-z0-9]+(\.[A-Za-z0-9_+-]+)+$/.test(form.key.trim())) {
    return refuse('key', 'A key is the provider and the product, such as emi.dcache.')
  }
  if (form.name.trim() === '') return refuse('name', 'Give it a name.')
  if (form.provider.trim() === '') return refuse('provider', 'Name the technology provider.')
  const lines = form.platforms.split('\n').filter((line) => line.trim() !== '')
  const platforms = lines.map((line) => /^\s*(\d{1,2})\s+([^\s/]+)\/(\S+)\s*$/.exec(line))
  const odd = lines[platforms.indexOf(null)]
  if (odd !== undefined) return refuse('platforms', `"${odd.trim()}" is no platform such as 2 sl6/x86_64.`)
  return {
    product: {
      key: form.key.trim(),
      name: form.name.trim(),
      provider: form.provider.trim(),
      family: form.family.trim() === '' ? null : form.family.trim(),
      ...(before?.familyConfirmed === true &&
        before.family === form.family.trim() && { familyConfirmed: true as const }),
      note: form.note,
      capabilities: before?.capabilities ?? [],
      platforms: platforms.map((match) => ({
        umdMajor: Number(match?.[1]),
        platform: match?.[2] ?? '',
        arch: match?.[3] ?? '',
      })),
      platformsBasis: before?.platformsBasis ?? 'none',
    },
  }
}
