import type { RunMachine } from '../../../shared/domain/machine-state.ts'
import type { ReadDb, WriteDb } from '../handles.ts'

/** The machines that are read at the start of each session of a run, by name. */
export function listRunMachines(db: ReadDb, verificationId: string): readonly RunMachine[] {
  return db
    .prepare<[string], RunMachine>(
      'select machine, image, host from run_machine where verification_id = ? order by machine',
    )
    .all(verificationId)
}

export function keepRunMachine(
  tx: WriteDb,
  verificationId: string,
  { machine, image, host }: RunMachine,
): void {
  tx.prepare(
    `insert into run_machine (verification_id, machine, image, host) values (?, ?, ?, ?)
     on conflict do update set image = excluded.image, host = excluded.host`,
  ).run(verificationId, machine, image, host)
}

export function deleteRunMachine(tx: WriteDb, verificationId: string, machine: string): void {
  tx.prepare('delete from run_machine where verification_id = ? and machine = ?').run(verificationId, machine)
}
