import * as z from 'zod'

/** What a product provides (the UMD roadmap's word); criteria are bound to capabilities. */
export const Capability = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  /** The criteria document that covers it. */
  document: z.string().min(1),
  referenceImplementation: z.string().nullable(),
  /** false for the federated-cloud areas, which the UMD roadmap does not list. */
  inRoadmap: z.boolean(),
  purpose: z.string(),
  source: z.string(),
})
export type Capability = z.infer<typeof Capability>

/** "given": a tag in a published record; "inferred": read from release notes or a sibling product. */
export const CapabilityBasis = z.enum(['given', 'inferred'])
export type CapabilityBasis = z.infer<typeof CapabilityBasis>

export const ProductCapability = z.object({ id: z.string(), basis: CapabilityBasis, evidence: z.string() })
export type ProductCapability = z.infer<typeof ProductCapability>

export const ProductPlatform = z.object({
  umdMajor: z.number().int(),
  platform: z.string().min(1),
  arch: z.string().min(1),
})
export type ProductPlatform = z.infer<typeof ProductPlatform>

/** A piece of middleware under its published key, such as `emi.dcache`. */
export const Product = z.object({
  key: z.string().min(1),
  name: z.string().min(1),
  provider: z.string().min(1),
  /** Keys that look like the same product share a family (open question F7). */
  family: z.string().nullable(),
  /** A person said that the keys of the family are one product; left out while it only looks so. */
  familyConfirmed: z.literal(true).optional(),
  note: z.string(),
  capabilities: z.array(ProductCapability),
  platforms: z.array(ProductPlatform),
  platformsBasis: z.enum(['record', 'notes', 'record and notes', 'none']),
})
export type Product = z.infer<typeof Product>
