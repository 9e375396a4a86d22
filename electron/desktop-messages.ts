import * as z from 'zod'

/** What the main process asks of the process that holds the service. A window's port comes with "window". */
export type ToService =
  | { readonly kind: 'open'; readonly dataFolder: string; readonly templatesFolder: string }
  | { readonly kind: 'restore' }
  | { readonly kind: 'window' }
  | { readonly kind: 'close' }

/** What that process answers: how opening ended. Only after "open" windows are served. */
export const FromService = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  /** Nothing can be done but to tell the person. */
  z.object({ kind: z.literal('refused'), message: z.string() }),
  /** Another Proviso holds the folder and was asked for a window. */
  z.object({ kind: z.literal('elsewhere'), message: z.string() }),
  /** `backupOf`: when the newest sound backup was made; null when there is none. */
  z.object({ kind: z.literal('damaged'), message: z.string(), backupOf: z.string().nullable() }),
])
export type FromService = z.infer<typeof FromService>
