import * as z from 'zod'
import { Criterion } from '../domain/criterion.ts'
import { MappingChange } from '../domain/mapping.ts'
import { Capability, Product } from '../domain/product.ts'
import { QcRelease } from '../domain/qc-release.ts'
import { call, Nothing } from './base.ts'

export const QcReleaseListed = QcRelease.extend({ knownCount: z.number().int() })

export const catalogue = {
  /** Newest first; `knownCount` criteria of `publishedCount` are in the catalogue. */
  qcReleases: call(Nothing, z.array(QcReleaseListed)),
  criteria: call(z.object({ qcReleaseId: z.string() }), z.array(Criterion)),
  capabilities: call(Nothing, z.array(Capability)),
  products: call(Nothing, z.array(Product)),
  mappingChanges: call(z.object({ qcReleaseId: z.string() }), z.array(MappingChange)),
}
