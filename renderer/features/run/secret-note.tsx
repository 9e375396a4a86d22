import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { maskSecrets } from '../../../shared/domain/secrets.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { tell } from '../../lib/notify.ts'
import type { DraftHandle } from '../../lib/use-draft.ts'
import styles from './draft.module.css'

interface SecretNoteProps {
  readonly draft: DraftHandle
  readonly readOnly: boolean
}

/**
 * Says that a typed text looks as if it held a secret. What a person types is kept as it is, because a pattern may be wrong; masking
 * it is theirs to do, in one go.
 */
export function SecretNote({ draft, readOnly }: SecretNoteProps) {
  const { text } = draft
  const { text: masked, count } = useMemo(() => maskSecrets(text), [text])
  if (count === 0) return null
  return (
    <output className={styles.secret}>
      <span>
        {count === 1
          ? 'This looks like it holds a secret'
          : `This looks like it holds ${countOf(count, 'secret')}`}
        : it is kept and will be printed as it stands.
      </span>
      {!readOnly && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            draft.type(masked)
            draft.flush()
            tell(`${countOf(count, 'secret')} ${count === 1 ? 'was' : 'were'} masked.`)
          }}
        >
          Mask {count === 1 ? 'it' : 'them'}
        </Button>
      )}
    </output>
  )
}
