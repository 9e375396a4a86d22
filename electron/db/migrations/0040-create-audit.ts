import type { WriteDb } from '../handles.ts'

/** The audit trail: a hash chain that the database itself refuses to change or shorten. */
export const createAudit = {
  version: 40,
  name: 'create audit',
  up: (tx: WriteDb): void => {
    tx.exec(`
      create table audit (
        seq integer primary key,
        at text not null,
        actor text not null,
        action text not null,
        subject text not null,
        data text not null check (json_valid(data)),
        previous_hash text not null,
        hash text not null check (length(hash) = 64)
      ) strict;
      create index audit_by_subject on audit (subject, seq);

      create trigger audit_never_changes before update on audit
      begin
        select raise(abort, 'the audit trail never changes');
      end;
      create trigger audit_never_shrinks before delete on audit
      begin
        select raise(abort, 'the audit trail never shrinks');
      end;
    `)
  },
}
