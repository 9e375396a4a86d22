import * as z from 'zod'

// Schemas compile themselves with `new Function` unless told not to, which the content policy forbids.
// Imported first by main.tsx, before any schema is made.
z.config({ jitless: true })
