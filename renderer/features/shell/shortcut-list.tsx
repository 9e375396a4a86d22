import { Modal } from '@mantine/core'
import { usePreferences } from '../../lib/preferences.tsx'
import { type Command, useCommandList } from '../../lib/commands.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import styles from './shell.module.css'

/** Everything that has a key on the screen that is open. */
export function ShortcutList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const commands = useCommandList().filter((command) => command.keys !== undefined)
  const [{ plainKeys }] = usePreferences()
  const groups = [...new Set(commands.map((command) => command.group))]
  return (
    <Modal opened={opened} onClose={onClose} title="Shortcuts" size={760}>
      {!plainKeys && <p className="soft">Plain keys are switched off in the settings.</p>}
      <div className={styles.shortcuts}>
        {groups.map((group) => (
          <section key={group} className={styles.shortcutGroup} aria-label={group}>
            <h3>{group}</h3>
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <ShortcutLine key={command.id} command={command} />
              ))}
          </section>
        ))}
      </div>
    </Modal>
  )
}

function ShortcutLine({ command }: { command: Command }) {
  return (
    <div className={styles.shortcut}>
      <span>{command.name}</span>
      <span>
        {command.keys?.map((key, index) => (
          <span key={key}>
            {index > 0 && <span className="soft"> or </span>}
            <KeyHint keys={key} />
            <span className="unseen">{key}</span>
          </span>
        ))}
      </span>
    </div>
  )
}
