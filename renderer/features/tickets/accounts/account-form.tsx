import {
  Button,
  PasswordInput,
  SegmentedControl,
  Select,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { usualValues } from '../../../../shared/domain/process-values.ts'
import {
  FieldMapping,
  usualMapping,
  type AccountDraft,
  type TrackerAccount,
  type TrackerKind,
} from '../../../../shared/domain/tracker-account.ts'
import { Note } from '../../../ui/note.tsx'
import { useProgram } from '../../../lib/program.tsx'
import styles from '../tickets.module.css'
import { useAct } from '../use-act.ts'
import { ProcessNames } from './process-names.tsx'

const empty: AccountDraft = {
  id: null,
  name: '',
  address: 'https://',
  login: '',
  signIn: 'token',
  secret: null,
  queues: ['sw-rel'],
  ownCa: null,
  opIdFields: { ticket: null, message: null },
  mapping: usualMapping['request-tracker'],
  kind: 'request-tracker',
  values: usualValues,
}

/** What is particular to each kind of server. */
const kinds: Readonly<Record<TrackerKind, { readonly label: string; readonly queues: string }>> = {
  'request-tracker': { label: 'Request Tracker 5', queues: 'Queues' },
  zammad: { label: 'Zammad', queues: 'Groups' },
}

const kindChoices = (['request-tracker', 'zammad'] as const).map((value) => ({
  value,
  label: kinds[value].label,
}))

interface AccountFormProps {
  /** null for a new one. */
  readonly account: TrackerAccount | null
  /** `kept` says where the secret is now; null when it was not changed. */
  readonly onSaved: (id: string, kept: string | null) => void
  readonly onClose: () => void
}

const placeWords = {
  'key store': "The sign-in is in the system's key store.",
  'sealed file':
    'No key store answered: the sign-in is in a sealed file in the data folder that only you can read.',
} as const

/** A new sign-in, or changes of one; an empty secret keeps the one that is there. */
export function AccountForm({ account, onSaved, onClose }: AccountFormProps) {
  const { api } = useProgram()
  const { act, busy } = useAct()
  const [draft, setDraft] = useState<AccountDraft>(() => ({ ...empty, ...account, secret: null }))
  const set = (part: Partial<AccountDraft>) => setDraft({ ...draft, ...part })
  const text = (name: 'name' | 'address' | 'login', label: string, description?: string) => (
    <TextInput
      label={label}
      name={name}
      {...(name === 'name' && { placeholder: hostOf(draft.address) || 'its host' })}
      {...(description !== undefined && { description })}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      {...(name === 'address' && { onBlur: () => set({ address: withScheme(draft.address) }) })}
    />
  )
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'center' })
    form.current?.querySelector<HTMLInputElement>('input[name="address"]')?.focus({ preventScroll: true })
  }, [])
  const { kind = 'request-tracker' } = draft
  const secretName = draft.signIn === 'token' ? 'Token' : 'Password'
  const isWhole =
    hostOf(draft.address) !== '' &&
    draft.login.trim() !== '' &&
    draft.queues.length > 0 &&
    (account !== null || draft.secret !== null)
  /** Names that nobody changed go along. */
  function setKind(chosen: TrackerKind): void {
    const isUsual = FieldMapping.keyof().options.every(
      (role) => draft.mapping[role] === usualMapping[kind][role],
    )
    set({ kind: chosen, ...(isUsual && { mapping: usualMapping[chosen] }) })
  }
  async function save(): Promise<void> {
    const { id, name, address, login, signIn, secret, queues, ownCa, opIdFields, mapping } = draft
    const { values = usualValues } = draft
    const saved = await act('Saving the account', () =>
      api.tickets.saveAccount({
        id,
        name: name.trim() === '' ? hostOf(address) : name,
        address: withScheme(address),
        login,
        signIn,
        secret,
        queues,
        ownCa,
        opIdFields,
        mapping,
        kind,
        values,
      }),
    )
    if (!saved) return
    onSaved(saved.account.id, secret === null ? null : placeWords[saved.secretIn])
    onClose()
  }
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {kind === 'zammad' && (
        <Note kind="warning" title="Not verified on a real server.">
          Proviso speaks to Zammad as its documentation describes it and was tested against a stand-in only.
          Look at the first changes in the tracker itself.
        </Note>
      )}
      <div className={styles.form}>
        <Select
          label="Kind of server"
          allowDeselect={false}
          data={kindChoices}
          value={kind}
          onChange={(chosen) => setKind(chosen ?? 'request-tracker')}
        />
        {text('name', 'Name')}
        {text('address', 'Address', 'Where people open the tracker in a browser.')}
        {text('login', 'Login')}
        <PasswordInput
          label={secretName}
          placeholder={account ? 'as it is' : ''}
          autoComplete="off"
          value={draft.secret ?? ''}
          onChange={(event) =>
            set({ secret: event.currentTarget.value === '' ? null : event.currentTarget.value })
          }
        />
        <SegmentedControl
          aria-label="Kind of sign-in"
          value={draft.signIn}
          onChange={(signIn) => set({ signIn: signIn === 'password' ? 'password' : 'token' })}
          data={[
            { value: 'token', label: 'Token' },
            { value: 'password', label: 'Password' },
          ]}
        />
        <TagsInput label={kinds[kind].queues} value={draft.queues} onChange={(queues) => set({ queues })} />
        <details className={styles.wide}>
          <summary>Names this site has for the fields and values of the process</summary>
          <ProcessNames draft={draft} set={set} />
        </details>
        <details className={styles.wide}>
          <summary>Operation ids, the site's own certificate authority</summary>
          <div className={styles.form}>
            {(['ticket', 'message'] as const).map((place) => (
              <TextInput
                key={place}
                label={place === 'ticket' ? 'Field for ids of new tickets' : 'Field for ids of messages'}
                placeholder="none: a short mark stands in the subject"
                value={draft.opIdFields[place] ?? ''}
                onChange={(event) =>
                  set({ opIdFields: { ...draft.opIdFields, [place]: event.currentTarget.value || null } })
                }
              />
            ))}
            <Textarea
              className={styles.wide ?? ''}
              label="Certificate of the site's own authority (PEM)"
              value={draft.ownCa ?? ''}
              onChange={(event) => set({ ownCa: event.currentTarget.value || null })}
            />
          </div>
        </details>
      </div>
      <div className={styles.row}>
        <Button type="submit" loading={busy} disabled={!isWhole}>
          Save
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

/** An address without one is meant for the only scheme that keeps the sign-in unread. */
function withScheme(address: string): string {
  const clean = address.trim()
  return clean === '' || clean.includes('://') ? clean : `https://${clean}`
}

/** What a server is called while nobody gave it a name; empty for what is no address. */
function hostOf(address: string): string {
  return URL.parse(withScheme(address))?.host ?? ''
}
