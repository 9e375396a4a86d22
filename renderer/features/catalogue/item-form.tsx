import { Button } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useCommands } from '../../lib/commands.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import styles from './catalogue.module.css'

/** What keeps a form from being saved, and the field it is about: its `data-field`. */
export interface FormFault {
  readonly field: string
  readonly words: string
}

interface ItemFormProps {
  readonly title: string
  /** The group of its commands in the palette. */
  readonly group: string
  readonly save: { readonly name: string; readonly label: string }
  readonly fault: FormFault | null
  readonly busy: boolean
  readonly onSave: () => void
  /** Left out where there is nothing to leave; `name` says in the palette what becomes of what was typed. */
  readonly leave?: { readonly name: string; readonly onLeave: () => void }
  /** Further buttons in the last line. */
  readonly actions?: ReactNode
  /** What saving would do, in one line that stays in sight. */
  readonly effect?: string | null
  /** Takes the focus when it appears. */
  readonly focused?: boolean
  /** `errorOf` gives the words under a field that kept the form from being saved. */
  readonly children: (errorOf: (field: string) => string | undefined) => ReactNode
}

/** A form beside a list. Saving what is not complete leads to the field that is missing, and says why. */
export function ItemForm(props: ItemFormProps) {
  const { title, group, save, fault, busy, onSave, leave, actions, effect, focused = true, children } = props
  const form = useRef<HTMLFormElement>(null)
  const [tried, setTried] = useState(false)
  useEffect(() => {
    if (focused) form.current?.querySelector<HTMLElement>('input:enabled, textarea:enabled')?.focus()
  }, [focused])
  function submit(): void {
    if (busy) return
    setTried(fault !== null)
    if (fault === null) onSave()
    else form.current?.querySelector<HTMLElement>(`[data-field="${fault.field}"]`)?.focus()
  }
  useCommands([
    {
      id: 'save item',
      name: save.name,
      group,
      keys: ['Ctrl+Enter'],
      inFields: true,
      run: submit,
    },
    ...(leave
      ? [
          {
            id: 'leave item',
            name: leave.name,
            group,
            keys: ['Escape'],
            inFields: true,
            run: leave.onLeave,
          },
        ]
      : []),
  ])
  return (
    <form
      ref={form}
      className={styles.editor}
      aria-label={title}
      noValidate
      onKeyDownCapture={(event) => {
        // Before a list of choices in the form, which would open with it.
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        event.stopPropagation()
        submit()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>{title}</h2>
      {children((field) => (tried && fault?.field === field ? fault.words : undefined))}
      <div className={`${styles.foot ?? ''} ${styles.formFoot ?? ''}`}>
        <Button type="submit" disabled={busy} rightSection={<KeyHint keys="Ctrl+Enter" />}>
          {save.label}
        </Button>
        {leave && (
          <Button variant="default" onClick={leave.onLeave} rightSection={<KeyHint keys="Escape" />}>
            Leave
          </Button>
        )}
        {actions}
        <output className={styles.footWords}>
          {effect != null && <span>{effect} </span>}
          <span className="soft">{fault?.words}</span>
        </output>
      </div>
    </form>
  )
}
