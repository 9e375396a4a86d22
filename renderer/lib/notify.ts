import { notifications } from '@mantine/notifications'
import { describeTrouble, troubleOf } from './trouble.ts'

/** A result that needs no answer. */
export function tell(message: string): void {
  notifications.show({ message, color: 'accent', autoClose: 4000 })
}

/** Time to read a notice of trouble twice, in milliseconds; the pointer on it holds it. */
const troubleMs = 20_000

/** Something that did not work. */
export function tellTrouble(error: unknown, doing?: string): void {
  const { title, text } = describeTrouble(troubleOf(error))
  notifications.show({
    title: doing ? `${doing}: ${lowerFirst(title)}` : title,
    message: text,
    color: 'red',
    autoClose: troubleMs,
  })
}

/** Takes every notice away. */
export function dismissNotices(): void {
  notifications.clean()
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
