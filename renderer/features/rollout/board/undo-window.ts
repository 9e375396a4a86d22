/** How long a move can be taken back: the process has no way back from one that the ticket server has. */
export const undoWindow =
  'Undo takes the move back as long as it waits in the outbox. Once the ticket server has it, it stands.'
