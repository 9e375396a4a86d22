import { join } from 'node:path'

/** `templates` of the checkout. */
export const templatesFolder = join(import.meta.dirname, '../../templates')
