export { AccountsPart } from './accounts/accounts-part.tsx'
export { OutboxScreen } from './outbox/outbox-screen.tsx'
export { TicketScreen } from './ticket/ticket-screen.tsx'
export { TicketsScreen } from './tickets-screen.tsx'
