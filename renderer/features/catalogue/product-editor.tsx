import { Button, Textarea, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Product } from '../../../shared/domain/product.ts'
import { useCommands } from '../../lib/commands.tsx'
import { tell } from '../../lib/notify.ts'
import { useProgram } from '../../lib/program.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { EffectNote } from './effect-note.tsx'
import styles from './catalogue.module.css'
import { useAct } from './use-act.ts'
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
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const [form, setForm] = useState(() => formOf(before))
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const read = productOf(form, before)
  const fault = typeof read === 'string' ? read : null
  const { effect, error } = useEffectPreview(
    typeof read === 'string' ? null : { kind: 'product', before, after: read },
  )
  async function save(): Promise<void> {
    if (typeof read === 'string') return
    const done = await act('Saving the product', () =>
      api.catalogue.edit.saveProduct({ before, after: read }),
    )
    if (!done) return
    tell(`${read.name} was saved.`)
    onDone()
  }
  useCommands([
    {
      id: 'save product',
      name: 'Save the product',
      group: 'Product',
      keys: ['Ctrl+Enter'],
      inFields: true,
      run: () => void save(),
    },
    {
      id: 'leave product',
      name: 'Leave the editor',
      group: 'Product',
      keys: ['Escape'],
      inFields: true,
      run: onDone,
    },
  ])
  return (
    <form
      className={styles.editor}
      aria-label={before ? `Edit ${before.name}` : 'New product'}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{before ? `Edit ${before.name}` : 'New product'}</h2>
      <div className={styles.pair}>
        <TextInput
          label="Key"
          placeholder="emi.dcache"
          disabled={before !== null}
          ref={before ? undefined : first}
          value={form.key}
          onChange={(event) => set({ key: event.currentTarget.value })}
        />
        <TextInput
          label="Name"
          ref={before ? first : undefined}
          value={form.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      </div>
      <div className={styles.pair}>
        <TextInput
          label="Provider"
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
        description="One a line: UMD major, platform/architecture"
        placeholder="2 sl6/x86_64"
        autosize
        minRows={2}
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
      {typeof read !== 'string' && <EffectNote effect={effect} error={error} />}
      <div className={styles.foot}>
        <Button type="submit" disabled={fault !== null || busy} rightSection={<KeyHint keys="Ctrl+Enter" />}>
          Save
        </Button>
        <Button variant="default" onClick={onDone} rightSection={<KeyHint keys="Escape" />}>
          Leave
        </Button>
        <output className="soft">{fault}</output>
      </div>
    </form>
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
function productOf(form: ReturnType<typeof formOf>, before: Product | null): Product | string {
  if (!/^[a-z0-9]+(\.[A-Za-z0-9_+-]+)+$/.test(form.key.trim())) {
    return 'A key is the provider and the product, such as emi.dcache.'
  }
  if (form.name.trim() === '' || form.provider.trim() === '') return 'Give it a name and a provider.'
  const lines = form.platforms.split('\n').filter((line) => line.trim() !== '')
  const platforms = lines.map((line) => /^\s*(\d{1,2})\s+([^\s/]+)\/(\S+)\s*$/.exec(line))
  const odd = lines[platforms.indexOf(null)]
  if (odd !== undefined) return `"${odd.trim()}" is no platform such as 2 sl6/x86_64.`
  return {
    key: form.key.trim(),
    name: form.name.trim(),
    provider: form.provider.trim(),
    family: form.family.trim() === '' ? null : form.family.trim(),
    note: form.note,
    capabilities: before?.capabilities ?? [],
    platforms: platforms.map((match) => ({
      umdMajor: Number(match?.[1]),
      platform: match?.[2] ?? '',
      arch: match?.[3] ?? '',
    })),
    platformsBasis: before?.platformsBasis ?? 'none',
  }
}
