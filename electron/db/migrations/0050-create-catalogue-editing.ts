import type { WriteDb } from '../handles.ts'

/**
 * Editing the catalogue: drafts with their changes, publication that nothing takes back, undo, reviews, roadmap,
 * search. What is published is held by triggers here and by its digest in the audit trail.
 */
export const createCatalogueEditing = {
  version: 50,
  name: 'create catalogue editing',
  up: (tx: WriteDb): void => {
    tx.exec(`
      alter table qc_release add column based_on text references qc_release (id);

      create table qc_release_publication (
        qc_release_id text primary key references qc_release (id),
        at text not null,
        digest text not null check (length(digest) = 64)
      ) strict, without rowid;

      create table catalogue_action (
        id integer primary key,
        at text not null,
        actor text not null,
        qc_release_id text references qc_release (id) on delete cascade,
        label text not null,
        undone integer not null default 0 check (undone in (0, 1))
      ) strict;

      create table catalogue_action_item (
        action_id integer not null references catalogue_action (id) on delete cascade,
        position integer not null,
        kind text not null check (kind in ('criterion', 'mapping', 'product', 'capability')),
        key text not null,
        before_value text check (before_value is null or json_valid(before_value)),
        after_value text check (after_value is null or json_valid(after_value)),
        primary key (action_id, position)
      ) strict, without rowid;

      create table criterion_change (
        id integer primary key,
        action_id integer references catalogue_action (id) on delete cascade,
        qc_release_id text not null references qc_release (id) on delete cascade,
        criterion_id text not null,
        at text not null,
        actor text not null,
        source text not null check (source in ('user community requirement', 'operations requirement',
          'verification or rollout deficiency', 'SVG recommendation', 'reference implementation analysis',
          'technology provider feedback')),
        link text not null,
        kind text not null check (kind in ('editorial', 'clarifying', 'substantive')),
        note text not null,
        before_digest text references criterion_text (digest),
        after_digest text references criterion_text (digest)
      ) strict;
      create index criterion_change_by_release on criterion_change (qc_release_id, id);
      create index criterion_change_by_criterion on criterion_change (criterion_id, id);

      create table catalogue_touch (
        kind text not null check (kind in ('mapping', 'product', 'capability')),
        key text not null,
        primary key (kind, key)
      ) strict, without rowid;

      create table unfinished_edit (
        subject text primary key,
        body text not null check (json_valid(body)),
        updated_at text not null
      ) strict, without rowid;

      create table roadmap_date (
        qc_version text not null,
        milestone text not null check (milestone in ('first review', 'second review', 'release')),
        date text not null,
        done_on text,
        primary key (qc_version, milestone)
      ) strict, without rowid;

      create table review_round (
        id text primary key,
        qc_release_id text not null,
        qc_version text not null,
        name text not null,
        opened_at text not null,
        closed_at text,
        digest text not null check (length(digest) = 64),
        received integer not null check (received in (0, 1))
      ) strict;

      create table review_round_criterion (
        round_id text not null references review_round (id) on delete cascade,
        criterion_id text not null,
        position integer not null,
        text_digest text not null references criterion_text (digest),
        primary key (round_id, criterion_id)
      ) strict, without rowid;

      create table review_comment (
        round_id text not null references review_round (id) on delete cascade,
        id text not null,
        criterion_id text not null,
        field text not null,
        author text not null,
        at text not null,
        text text not null check (text <> ''),
        decision text check (decision in ('accepted', 'accepted with change', 'declined', 'needs clarification')),
        decision_note text not null default '',
        decided_at text,
        decided_by text,
        primary key (round_id, id)
      ) strict, without rowid;
      create index review_comment_by_criterion on review_comment (round_id, criterion_id, at);

      create virtual table criterion_search using fts5 (
        digest unindexed, words, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
      );
      insert into criterion_search (digest, words)
        select digest, ${searchWords('criterion_text')} from criterion_text;
      create trigger criterion_text_is_searched after insert on criterion_text
      begin
        insert into criterion_search (digest, words) values (new.digest, ${searchWords('new')});
      end;
    `)
    tx.exec(triggers)
  },
}

/** What people search a criterion by; a title or condition that is not there adds nothing. */
function searchWords(row: string): string {
  return `concat_ws(' ', ${row}.criterion_id, ${row}.title, ${row}.description, ${row}.check_text,
          ${row}.report_text, ${row}.critical_condition, ${row}.provenance_note)`
}

const triggers = `
      create trigger criterion_text_never_changes before update on criterion_text
      begin
        select raise(abort, 'a criterion text never changes: an edit is a new text');
      end;
      create trigger criterion_text_never_goes before delete on criterion_text
      begin
        select raise(abort, 'a criterion text never goes');
      end;

      create trigger qc_release_begins_as_draft before insert on qc_release when new.state <> 'DRAFT'
      begin
        select raise(abort, 'a QC release begins as DRAFT and is then published');
      end;
      create trigger qc_release_stays_published before update on qc_release
      when old.state <> 'DRAFT' and not (
        new.state in (old.state, 'DEPRECATED') and new.id = old.id and new.version = old.version
        and new.title = old.title and new.date is old.date and new.published_count = old.published_count
        and new.note = old.note and new.based_on is old.based_on)
      begin
        select raise(abort, 'a published QC release never changes');
      end;
      create trigger qc_release_never_goes before delete on qc_release when old.state <> 'DRAFT'
      begin
        select raise(abort, 'a published QC release never goes');
      end;
      create trigger qc_release_one_final before update of state on qc_release
      when new.state = 'FINAL' and old.state <> 'FINAL' and exists (
        select 1 from qc_release_major as mine
        join qc_release_major as theirs on theirs.umd_major = mine.umd_major
        join qc_release as other on other.id = theirs.qc_release_id
        where mine.qc_release_id = new.id and other.id <> new.id and other.state = 'FINAL')
      begin
        select raise(abort, 'one QC release at a time is FINAL for a UMD major');
      end;
      create trigger qc_release_major_not_after before insert on qc_release_major
      when (select state from qc_release where id = new.qc_release_id) <> 'DRAFT'
      begin
        select raise(abort, 'a published QC release takes no further UMD major');
      end;
      create trigger qc_release_major_stays before update on qc_release_major
      begin
        select raise(abort, 'the UMD major of a QC release is removed or added, never changed');
      end;

      create trigger published_criterion_not_added before insert on qc_release_criterion
      when (select state from qc_release where id = new.qc_release_id) <> 'DRAFT'
      begin
        select raise(abort, 'a published QC release never changes');
      end;
      create trigger published_criterion_not_changed before update on qc_release_criterion
      when (select state from qc_release where id = old.qc_release_id) <> 'DRAFT'
        or (select state from qc_release where id = new.qc_release_id) <> 'DRAFT'
      begin
        select raise(abort, 'a published QC release never changes');
      end;
      create trigger published_criterion_not_removed before delete on qc_release_criterion
      when (select state from qc_release where id = old.qc_release_id) <> 'DRAFT'
      begin
        select raise(abort, 'a published QC release never changes');
      end;
`
