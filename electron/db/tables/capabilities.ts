import type { Capability } from '../../../shared/domain/product.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

interface CapabilityRow {
  readonly id: string
  readonly name: string
  readonly document: string
  readonly reference_implementation: string | null
  readonly in_roadmap: number
  readonly purpose: string
  readonly source: string
}

/** In the order of the catalogue. */
export function listCapabilities(db: ReadDb): readonly Capability[] {
  return db
    .prepare<[], CapabilityRow>('select * from capability order by position')
    .all()
    .map((row) => ({
      id: row.id,
      name: row.name,
      document: row.document,
      referenceImplementation: row.reference_implementation,
      inRoadmap: row.in_roadmap === 1,
      purpose: row.purpose,
      source: row.source,
    }))
}

export function upsertCapability(tx: WriteDb, capability: Capability, position: number): void {
  tx.prepare(
    `insert into capability (id, position, name, document, reference_implementation, in_roadmap, purpose, source)
     values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set position = excluded.position, name = excluded.name,
       document = excluded.document, reference_implementation = excluded.reference_implementation,
       in_roadmap = excluded.in_roadmap, purpose = excluded.purpose, source = excluded.source`,
  ).run(
    capability.id,
    position,
    capability.name,
    capability.document,
    capability.referenceImplementation,
    capability.inRoadmap ? 1 : 0,
    capability.purpose,
    capability.source,
  )
}

/** Its place in the catalogue, counted from 0; the next free one when it is not there. */
export function positionOfCapability(db: ReadDb, id: string): number {
  const kept = db.prepare<[string], number>('select position from capability where id = ?').pluck().get(id)
  return kept ?? Number(db.prepare('select coalesce(max(position), -1) + 1 from capability').pluck().get())
}

/** Deletes a capability that no product holds; throws when one does. */
export function deleteCapability(tx: WriteDb, id: string): void {
  tx.prepare('delete from capability where id = ?').run(id)
}
