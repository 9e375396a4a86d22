import { notifications } from '@mantine/notifications'
import { describeTrouble, troubleOf } from './trouble.ts'

/** A result that needs no answer. */
export function tell(message: string): void {
  notifications.show({ message, color: 'accent', autoClose: 4000 })
}

/** Something that did not work; it stays until it is closed, for it may have to be read twice. */
export function tellTrouble(error: unknown, doing?: string): void {
  const { title, text } = describeTrouble(troubleOf(error))
  notifications.show({
    title: doing ? `${doing}: ${lowerFirst(title)}` : title,
    message: text,
    color: 'red',
    autoClose: false,
  })
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
