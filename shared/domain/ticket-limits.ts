/** A search answers with so many of the newest tickets at most; without words the list is whole. */
export const mostTicketsFound = 500
