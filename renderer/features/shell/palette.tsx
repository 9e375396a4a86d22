import { Spotlight } from '@mantine/spotlight'
import { Search } from 'lucide-react'
import { type Command, useCommandList } from '../../lib/commands.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'

/** Every action that is possible now, by name, with its key. */
export function Palette() {
  const commands = useCommandList().filter((command) => command.keyOnly !== true)
  const groups = [...new Set(commands.map((command) => command.group))]
  return (
    <Spotlight
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      attributes={{ content: { 'aria-label': 'Commands' } }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      transitionProps={{ duration: 0 }}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound="No such command here"
      searchProps={{
        placeholder: 'Type a command',
        'aria-label': 'Command',
        leftSection: <Search size={16} aria-hidden="true" />,
      }}
      actions={groups.map((group) => ({
        group,
        actions: commands.filter((command) => command.group === group).map((command) => toAction(command)),
      }))}
    />
  )
}

function toAction(command: Command) {
  const key = command.keys?.[0]
  return {
    id: command.id,
    label: command.name,
    rightSection: key && <KeyHint keys={key} />,
    onClick: () => command.run(),
  }
}
