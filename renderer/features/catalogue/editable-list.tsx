import { Button } from '@mantine/core'
import { Pencil, Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useCommands } from '../../lib/commands.tsx'
import type { Column } from '../../ui/grid.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { CatalogueSplit } from './catalogue-split.tsx'
import styles from './catalogue.module.css'

interface EditableListProps<T> {
  readonly label: string
  /** What one row is: "product". */
  readonly noun: string
  readonly rows: readonly T[] | undefined
  readonly columns: readonly Column<T>[]
  readonly rowId: (row: T) => string
  readonly nameOf: (row: T) => string
  /** The words a row is found by. */
  readonly words: (row: T) => string
  /** `before` null adds a row. */
  readonly renderEditor: (before: T | null, onDone: () => void) => ReactNode
  readonly renderDetail: (row: T) => ReactNode
}

/** A list whose rows can be added to and edited. */
export function EditableList<T>(props: EditableListProps<T>) {
  const { label, noun, rows, columns, rowId, nameOf, words, renderEditor, renderDetail } = props
  const [edited, setEdited] = useState<{ readonly before: T | null } | null>(null)
  const add = () => setEdited({ before: null })
  useCommands(edited ? [] : [{ id: 'new item', name: `New ${noun}`, group: label, keys: ['n'], run: add }])
  return (
    <CatalogueSplit
      label={label}
      rows={rows}
      columns={columns}
      rowId={rowId}
      words={words}
      beside={
        <Button
          leftSection={<Plus size={14} aria-hidden="true" />}
          rightSection={<KeyHint keys="n" />}
          onClick={add}
        >
          New
        </Button>
      }
      instead={edited && renderEditor(edited.before, () => setEdited(null))}
      renderDetail={(row) => (
        <>
          <h2>{nameOf(row)}</h2>
          <EditButton group={label} noun={noun} onEdit={() => setEdited({ before: row })} />
          {renderDetail(row)}
        </>
      )}
    />
  )
}

function EditButton({ group, noun, onEdit }: { group: string; noun: string; onEdit: () => void }) {
  useCommands([{ id: 'edit item', name: `Edit the ${noun}`, group, keys: ['e'], run: onEdit }])
  return (
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
  )
}
