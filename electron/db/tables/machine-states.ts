import type { InstalledPackage, MachineState } from '../../../shared/domain/machine-state.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

interface StateRow {
  readonly id: string
  readonly machine: string
  readonly image: string
  readonly operatingSystem: string
  readonly takenAt: string
  readonly evidenceId: string | null
}

/** In the order they were taken, each whole. */
export function listMachineStates(db: ReadDb, verificationId: string): readonly MachineState[] {
  const packages = db.prepare<[string], InstalledPackage>(
    'select name, version from machine_package where state_id = ? order by name, version',
  )
  const repositories = db
    .prepare<[string], string>('select address from machine_repository where state_id = ? order by address')
    .pluck()
  return db
    .prepare<[string], StateRow>(
      `select id, machine, image, operating_system as operatingSystem, taken_at as takenAt,
         evidence_id as evidenceId from machine_state where verification_id = ? order by taken_at, id`,
    )
    .all(verificationId)
    .map((row) => ({
      ...row,
      packages: packages.all(row.id),
      repositories: repositories.all(row.id),
    }))
}

export function insertMachineState(tx: WriteDb, verificationId: string, state: MachineState): void {
  tx.prepare(
    `insert into machine_state (id, verification_id, machine, image, operating_system, taken_at, evidence_id)
     values (?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    state.id,
    verificationId,
    state.machine,
    state.image,
    state.operatingSystem,
    state.takenAt,
    state.evidenceId,
  )
  const installed = tx.prepare(
    'insert into machine_package (state_id, name, version) values (?, ?, ?) on conflict do nothing',
  )
  for (const { name, version } of state.packages) installed.run(state.id, name, version)
  const repository = tx.prepare('insert into machine_repository (state_id, address) values (?, ?)')
  for (const address of state.repositories) repository.run(state.id, address)
}
