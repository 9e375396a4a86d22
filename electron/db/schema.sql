-- Made by "npm run schema" from electron/db/migrations; not to be edited by hand.

CREATE TABLE meta (
  name text primary key,
  value text not null
) strict;

CREATE TABLE setting (
  name text primary key,
  value text not null
) strict;

CREATE TABLE capability (
  id text primary key,
  position integer not null,
  name text not null,
  document text not null,
  reference_implementation text,
  in_roadmap integer not null check (in_roadmap in (0, 1)),
  purpose text not null,
  source text not null
) strict;

CREATE TABLE product (
  key text primary key,
  name text not null,
  provider text not null,
  family text,
  note text not null,
  platforms_basis text not null check (platforms_basis in ('record', 'notes', 'record and notes', 'none'))
, family_confirmed integer not null default 0
  check (family_confirmed = 0 or (family_confirmed = 1 and family is not null))) strict;

CREATE TABLE product_capability (
  product_key text not null references product (key) on delete cascade,
  capability_id text not null references capability (id),
  position integer not null,
  basis text not null check (basis in ('given', 'inferred')),
  evidence text not null,
  primary key (product_key, capability_id)
) strict, without rowid;

CREATE TABLE product_platform (
  product_key text not null references product (key) on delete cascade,
  umd_major integer not null,
  platform text not null,
  arch text not null,
  primary key (product_key, umd_major, platform, arch)
) strict, without rowid;

CREATE TABLE qc_release (
  id text primary key,
  version text not null,
  title text not null,
  state text not null check (state in ('DRAFT', 'FINAL', 'DEPRECATED')),
  date text,
  published_count integer not null,
  note text not null
, based_on text references qc_release (id)) strict;

CREATE TABLE qc_release_major (
  qc_release_id text not null references qc_release (id) on delete cascade,
  umd_major integer not null,
  primary key (qc_release_id, umd_major)
) strict, without rowid;

CREATE TABLE criterion_text (
  digest text primary key check (length(digest) = 64),
  criterion_id text not null,
  title text,
  document text not null,
  capability text,
  critical_kind text not null check (critical_kind in ('yes', 'no', 'unknown', 'conditional')),
  critical_condition text check ((critical_kind = 'conditional') = (critical_condition is not null)),
  description text not null,
  check_text text not null,
  report_text text not null,
  provenance text not null check (provenance in ('published', 'reconstructed')),
  provenance_note text not null
) strict;

CREATE TABLE criterion_link (
  text_digest text not null references criterion_text (digest) on delete cascade,
  position integer not null,
  label text not null,
  url text,
  primary key (text_digest, position)
) strict, without rowid;

CREATE TABLE criterion_succession (
  text_digest text not null references criterion_text (digest) on delete cascade,
  direction text not null check (direction in ('replaces', 'replaced by')),
  position integer not null,
  other_id text not null,
  primary key (text_digest, direction, position)
) strict, without rowid;

CREATE TABLE qc_release_criterion (
  qc_release_id text not null references qc_release (id) on delete cascade,
  criterion_id text not null,
  position integer not null,
  text_digest text not null references criterion_text (digest),
  primary key (qc_release_id, criterion_id)
) strict, without rowid;

CREATE TABLE mapping_change (
  qc_release_id text not null references qc_release (id) on delete cascade,
  product_key text not null references product (key) on delete cascade,
  criterion_id text not null,
  change text not null check (change in ('add', 'remove')),
  reason text not null,
  primary key (qc_release_id, product_key, criterion_id)
) strict, without rowid;

CREATE TABLE umd_release (
  version text primary key,
  umd_major integer not null,
  date text not null,
  source text not null,
  record_digest text,
  description text not null default '',
  release_notes text not null default '',
  installation_notes text not null default '',
  known_issues text not null default '',
  change_log text not null default '',
  additional_details text not null default ''
) strict;

CREATE TABLE release_entry (
  id integer primary key,
  release_version text not null references umd_release (version),
  position integer not null,
  product_key text not null references product (key),
  product_name text not null,
  version text not null,
  provider text not null,
  description text not null default '',
  release_notes text not null default '',
  installation_notes text not null default '',
  known_issues text not null default '',
  change_log text not null default '',
  additional_details text not null default '',
  unique (release_version, product_key, version)
) strict;

CREATE INDEX release_entry_by_product on release_entry (product_key);

CREATE TABLE release_entry_tag (
  entry_id integer not null references release_entry (id) on delete cascade,
  position integer not null,
  name text not null,
  primary key (entry_id, position)
) strict, without rowid;

CREATE TABLE release_finding (
  release_version text not null references umd_release (version) on delete cascade,
  position integer not null,
  product text,
  kind text not null,
  message text not null,
  primary key (release_version, position)
) strict, without rowid;

CREATE TABLE ppa (
  id text primary key,
  entry_id integer not null references release_entry (id),
  platform text not null,
  arch text not null,
  platform_basis text not null check (platform_basis in ('record', 'inferred', 'entered')),
  release_type text check (release_type in ('major', 'minor', 'revision')),
  record_ticket integer,
  unique (entry_id, platform, arch)
) strict;

CREATE TABLE verification (
  id text primary key,
  ppa_id text not null references ppa (id),
  qc_release_id text not null references qc_release (id),
  release_type text not null check (release_type in ('major', 'minor', 'revision')),
  state text not null check (state in ('open', 'finished')),
  started_at text not null,
  updated_at text not null,
  finished_at text check ((state = 'finished') = (finished_at is not null)),
  outcome text check (outcome in ('accepted', 'accepted with issues', 'rejected')),
  position_at text,
  position_field text,
  position_caret integer not null default 0,
  position_scroll real not null default 0
) strict;

CREATE INDEX verification_by_ppa on verification (ppa_id, started_at);

CREATE INDEX verification_by_update on verification (updated_at);

CREATE TABLE verification_row (
  verification_id text not null references verification (id),
  criterion_id text not null,
  position integer not null,
  text_digest text not null references criterion_text (digest),
  reason_kind text not null check (reason_kind in ('generic', 'capability', 'added')),
  reason_sentence text not null check (reason_sentence <> ''),
  reason_would_remove text not null check (reason_would_remove <> ''),
  verdict text check (verdict in ('OK', 'WARNING', 'FAIL', 'NA', 'NOT TESTED')),
  comment text not null default '',
  comment_revision integer not null default 0,
  tickets text not null default '',
  tickets_revision integer not null default 0, affected integer check (affected in (0, 1)), affected_why text not null default '', decided_at text, decided_by text not null default '',
  primary key (verification_id, criterion_id)
) strict, without rowid;

CREATE TABLE verification_check (
  verification_id text not null references verification (id),
  kind text not null check (kind in ('installation', 'upgrade')),
  verdict text check (verdict in ('OK', 'WARNING', 'FAIL', 'NA', 'NOT TESTED')),
  comment text not null default '',
  revision integer not null default 0,
  primary key (verification_id, kind)
) strict, without rowid;

CREATE TABLE verification_field (
  verification_id text not null references verification (id),
  name text not null,
  text text not null,
  revision integer not null default 0,
  primary key (verification_id, name)
) strict, without rowid;

CREATE TABLE audit (
  seq integer primary key,
  at text not null,
  actor text not null,
  action text not null,
  subject text not null,
  data text not null check (json_valid(data)),
  previous_hash text not null,
  hash text not null check (length(hash) = 64)
) strict;

CREATE INDEX audit_by_subject on audit (subject, seq);

CREATE TRIGGER audit_never_changes before update on audit
begin
  select raise(abort, 'the audit trail never changes');
end;

CREATE TRIGGER audit_never_shrinks before delete on audit
begin
  select raise(abort, 'the audit trail never shrinks');
end;

CREATE TABLE qc_release_publication (
  qc_release_id text primary key references qc_release (id),
  at text not null,
  digest text not null check (length(digest) = 64)
) strict, without rowid;

CREATE TABLE catalogue_action (
  id integer primary key,
  at text not null,
  actor text not null,
  qc_release_id text references qc_release (id) on delete cascade,
  label text not null,
  undone integer not null default 0 check (undone in (0, 1))
) strict;

CREATE TABLE catalogue_action_item (
  action_id integer not null references catalogue_action (id) on delete cascade,
  position integer not null,
  kind text not null check (kind in ('criterion', 'mapping', 'product', 'capability')),
  key text not null,
  before_value text check (before_value is null or json_valid(before_value)),
  after_value text check (after_value is null or json_valid(after_value)),
  primary key (action_id, position)
) strict, without rowid;

CREATE TABLE criterion_change (
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

CREATE INDEX criterion_change_by_release on criterion_change (qc_release_id, id);

CREATE INDEX criterion_change_by_criterion on criterion_change (criterion_id, id);

CREATE TABLE catalogue_touch (
  kind text not null check (kind in ('mapping', 'product', 'capability')),
  key text not null,
  primary key (kind, key)
) strict, without rowid;

CREATE TABLE unfinished_edit (
  subject text primary key,
  body text not null check (json_valid(body)),
  updated_at text not null
) strict, without rowid;

CREATE TABLE roadmap_date (
  qc_version text not null,
  milestone text not null check (milestone in ('first review', 'second review', 'release')),
  date text not null,
  done_on text,
  primary key (qc_version, milestone)
) strict, without rowid;

CREATE TABLE review_round (
  id text primary key,
  qc_release_id text not null,
  qc_version text not null,
  name text not null,
  opened_at text not null,
  closed_at text,
  digest text not null check (length(digest) = 64),
  received integer not null check (received in (0, 1))
) strict;

CREATE TABLE review_round_criterion (
  round_id text not null references review_round (id) on delete cascade,
  criterion_id text not null,
  position integer not null,
  text_digest text not null references criterion_text (digest),
  primary key (round_id, criterion_id)
) strict, without rowid;

CREATE TABLE review_comment (
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

CREATE INDEX review_comment_by_criterion on review_comment (round_id, criterion_id, at);

CREATE VIRTUAL TABLE criterion_search using fts5 (
  digest unindexed, words, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

CREATE TABLE 'criterion_search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'criterion_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE 'criterion_search_content'(id INTEGER PRIMARY KEY, c0, c1);

CREATE TABLE 'criterion_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'criterion_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TRIGGER criterion_text_is_searched after insert on criterion_text
begin
  insert into criterion_search (digest, words) values (new.digest, concat_ws(' ', new.criterion_id, new.title, new.description, new.check_text,
    new.report_text, new.critical_condition, new.provenance_note));
end;

CREATE TRIGGER criterion_text_never_changes before update on criterion_text
begin
  select raise(abort, 'a criterion text never changes: an edit is a new text');
end;

CREATE TRIGGER criterion_text_never_goes before delete on criterion_text
begin
  select raise(abort, 'a criterion text never goes');
end;

CREATE TRIGGER qc_release_begins_as_draft before insert on qc_release when new.state <> 'DRAFT'
begin
  select raise(abort, 'a QC release begins as DRAFT and is then published');
end;

CREATE TRIGGER qc_release_stays_published before update on qc_release
when old.state <> 'DRAFT' and not (
  new.state in (old.state, 'DEPRECATED') and new.id = old.id and new.version = old.version
  and new.title = old.title and new.date is old.date and new.published_count = old.published_count
  and new.note = old.note and new.based_on is old.based_on)
begin
  select raise(abort, 'a published QC release never changes');
end;

CREATE TRIGGER qc_release_never_goes before delete on qc_release when old.state <> 'DRAFT'
begin
  select raise(abort, 'a published QC release never goes');
end;

CREATE TRIGGER qc_release_one_final before update of state on qc_release
when new.state = 'FINAL' and old.state <> 'FINAL' and exists (
  select 1 from qc_release_major as mine
  join qc_release_major as theirs on theirs.umd_major = mine.umd_major
  join qc_release as other on other.id = theirs.qc_release_id
  where mine.qc_release_id = new.id and other.id <> new.id and other.state = 'FINAL')
begin
  select raise(abort, 'one QC release at a time is FINAL for a UMD major');
end;

CREATE TRIGGER qc_release_major_not_after before insert on qc_release_major
when (select state from qc_release where id = new.qc_release_id) <> 'DRAFT'
begin
  select raise(abort, 'a published QC release takes no further UMD major');
end;

CREATE TRIGGER qc_release_major_stays before update on qc_release_major
begin
  select raise(abort, 'the UMD major of a QC release is removed or added, never changed');
end;

CREATE TRIGGER published_criterion_not_added before insert on qc_release_criterion
when (select state from qc_release where id = new.qc_release_id) <> 'DRAFT'
begin
  select raise(abort, 'a published QC release never changes');
end;

CREATE TRIGGER published_criterion_not_changed before update on qc_release_criterion
when (select state from qc_release where id = old.qc_release_id) <> 'DRAFT'
  or (select state from qc_release where id = new.qc_release_id) <> 'DRAFT'
begin
  select raise(abort, 'a published QC release never changes');
end;

CREATE TRIGGER published_criterion_not_removed before delete on qc_release_criterion
when (select state from qc_release where id = old.qc_release_id) <> 'DRAFT'
begin
  select raise(abort, 'a published QC release never changes');
end;

CREATE TABLE verdict_origin (
  verification_id text not null,
  criterion_id text not null,
  step integer not null check (step >= 0),
  kind text not null check (kind in ('carried', 'copied', 'automatic')),
  source_verification_id text,
  what text not null check (what <> ''),
  verdict text not null check (verdict in ('OK', 'WARNING', 'FAIL', 'NA', 'NOT TESTED')),
  decided_by text not null,
  decided_at text not null,
  primary key (verification_id, criterion_id, step),
  foreign key (verification_id, criterion_id) references verification_row (verification_id, criterion_id)
) strict, without rowid;

CREATE TABLE condition_answer (
  product_key text not null references product (key),
  condition text not null check (condition <> ''),
  holds integer not null check (holds in (0, 1)),
  answered_at text not null, answered_by text not null default '',
  primary key (product_key, condition)
) strict, without rowid;

CREATE TABLE run_exception (
  verification_id text primary key references verification (id),
  kind text not null check (kind in ('urgent fix', 'vulnerability')),
  reason text not null
, revision integer not null default 0) strict, without rowid;

CREATE TABLE editorial_change (
  from_digest text not null references criterion_text (digest),
  to_digest text not null references criterion_text (digest),
  reason text not null check (reason <> ''),
  declared_by text not null,
  declared_at text not null,
  primary key (from_digest, to_digest)
) strict, without rowid;

CREATE TABLE "run_action" (
  id integer primary key,
  verification_id text not null references verification (id),
  at text not null,
  kind text not null check (kind in ('verdict', 'check verdict', 'outcome', 'release type', 'rows')),
  target text not null,
  before_value text,
  after_value text,
  undone integer not null default 0 check (undone in (0, 1))
) strict;

CREATE INDEX run_action_by_verification on run_action (verification_id, undone, id);

CREATE TABLE evidence_file (
  digest text primary key check (length(digest) = 64),
  bytes integer not null check (bytes >= 0),
  media_type text not null,
  kept_at text not null
) strict, without rowid;

CREATE TABLE evidence_command (
  evidence_id text primary key references evidence (id),
  command_line text not null,
  -- The machine it ran on; null for this one.
  host text,
  started_at text not null,
  ended_at text not null,
  ending text not null check (ending in ('ended', 'stopped', 'too long', 'not started')),
  exit_code integer,
  signal text
) strict;

CREATE TABLE found_issue (
  id text primary key,
  verification_id text not null references verification (id),
  title text not null,
  description text not null default '',
  critical integer not null default 0 check (critical in (0, 1)),
  showstopper integer not null default 0 check (showstopper in (0, 1)),
  workaround text not null default '',
  priority text not null default 'less urgent',
  justification text not null default '',
  -- The address of the GGUS ticket once there is one.
  link text not null default '',
  in_ticket_field integer not null default 0 check (in_ticket_field in (0, 1)),
  in_reply integer not null default 0 check (in_reply in (0, 1)),
  solved_at text,
  found_at text not null,
  found_by text not null,
  -- Rises by one with each change; the caller hands back the one it saw.
  revision integer not null default 0,
  withdrawn_at text
) strict;

CREATE INDEX found_issue_by_verification on found_issue (verification_id, found_at);

CREATE TABLE found_issue_row (
  issue_id text not null references found_issue (id) on delete cascade,
  criterion_id text not null,
  primary key (issue_id, criterion_id)
) strict, without rowid;

CREATE TABLE work_moment (
  id integer primary key,
  verification_id text not null references verification (id),
  at text not null,
  -- A criterion id, 'installation', 'upgrade' or 'summary'.
  place text not null
) strict;

CREATE INDEX work_moment_by_verification on work_moment (verification_id, id);

CREATE TABLE time_correction (
  verification_id text not null references verification (id),
  place text not null,
  seconds integer not null check (seconds >= 0),
  corrected_at text not null,
  primary key (verification_id, place)
) strict, without rowid;

CREATE TABLE automatic_import (
  verification_id text not null references verification (id),
  -- SHA-256 of what was read: the same file again changes nothing.
  digest text not null,
  name text not null,
  format text not null,
  imported_at text not null,
  imported_by text not null,
  primary key (verification_id, digest)
) strict, without rowid;

CREATE TABLE automatic_result (
  verification_id text not null,
  import_digest text not null,
  criterion_id text not null,
  verdict text not null check (verdict in ('OK', 'WARNING', 'FAIL', 'NA', 'NOT TESTED')),
  detail text not null,
  primary key (verification_id, criterion_id, import_digest),
  foreign key (verification_id, import_digest) references automatic_import (verification_id, digest),
  foreign key (verification_id, criterion_id) references verification_row (verification_id, criterion_id)
) strict, without rowid;

CREATE TABLE machine_state (
  id text primary key,
  verification_id text not null references verification (id),
  machine text not null check (machine <> ''),
  image text not null default '',
  operating_system text not null,
  taken_at text not null,
  evidence_id text references evidence (id)
) strict;

CREATE INDEX machine_state_by_verification on machine_state (verification_id, machine, taken_at);

CREATE TABLE machine_package (
  state_id text not null references machine_state (id) on delete cascade,
  name text not null,
  version text not null,
  primary key (state_id, name, version)
) strict, without rowid;

CREATE TABLE machine_repository (
  state_id text not null references machine_state (id) on delete cascade,
  address text not null,
  primary key (state_id, address)
) strict, without rowid;

CREATE TABLE handover_base (
  verification_id text not null references verification (id),
  id text not null,
  made_at text not null,
  rows text not null check (json_valid(rows)), parts text check (parts is null or json_valid(parts)),
  primary key (verification_id, id)
) strict, without rowid;

CREATE TABLE rival_verdict (
  verification_id text not null,
  criterion_id text not null,
  given_by text not null,
  verdict text check (verdict in ('OK', 'WARNING', 'FAIL', 'NA', 'NOT TESTED')),
  comment text not null,
  given_at text,
  merged_at text not null,
  primary key (verification_id, criterion_id, given_by),
  foreign key (verification_id, criterion_id) references verification_row (verification_id, criterion_id)
) strict, without rowid;

CREATE TABLE review_step (
  id integer primary key,
  verification_id text not null references verification (id),
  step text not null check (step in ('submitted', 'accepted', 'rejected')),
  done_by text not null check (done_by <> ''),
  done_at text not null,
  reason text not null default '' check (step <> 'rejected' or reason <> '')
) strict;

CREATE INDEX review_step_by_verification on review_step (verification_id, id);

CREATE TABLE tracker_account (
  number integer primary key autoincrement,
  id text not null unique,
  name text not null,
  address text not null,
  login text not null,
  sign_in text not null check (sign_in in ('token', 'password')),
  -- JSON lists and objects, as the domain has them.
  queues text not null,
  own_ca text,
  op_id_fields text not null,
  mapping text not null,
  removed_at text
, kind text not null default 'request-tracker'
  check (kind in ('request-tracker', 'zammad')), value_mapping text) strict;

CREATE TABLE sync_fact (
  account_id text not null references tracker_account (id),
  name text not null,
  value text not null,
  primary key (account_id, name)
) strict, without rowid;

CREATE TABLE sync_lease (
  one integer primary key check (one = 1),
  holder text not null,
  pid integer not null,
  until text not null
) strict;

CREATE TABLE ticket (
  -- Account number * 2^40 + ticket number: rises with the age of the ticket, so a search can go newest first.
  key integer primary key,
  account_id text not null references tracker_account (id),
  number integer not null,
  queue text not null,
  subject text not null,
  status text not null,
  owner text,
  creator text not null,
  requestors text not null,
  priority integer not null,
  minutes_worked integer not null,
  created text,
  last_updated text,
  due text,
  resolved text,
  fields_known integer not null default 0 check (fields_known in (0, 1)),
  gone_kind text check (gone_kind in ('deleted', 'merged', 'hidden', 'unknown')),
  gone_into text,
  gone_at text,
  unique (account_id, number)
) strict;

CREATE INDEX ticket_by_update on ticket (last_updated desc);

CREATE TABLE ticket_field (
  ticket_key integer not null references ticket (key),
  name text not null,
  position integer not null,
  -- Null for a field the ticket has and that holds nothing.
  value text,
  primary key (ticket_key, name, position)
) strict, without rowid;

CREATE TABLE ticket_link (
  ticket_key integer not null references ticket (key),
  kind text not null,
  target text not null,
  primary key (ticket_key, kind, target)
) strict, without rowid;

CREATE TABLE ticket_entry (
  ticket_key integer not null,
  id integer not null,
  type text not null,
  field text not null,
  old_value text not null,
  new_value text not null,
  data text not null,
  creator text not null,
  created text,
  minutes integer not null, files_listed integer not null default 0 check (files_listed in (0, 1)),
  primary key (ticket_key, id)
) strict, without rowid;

CREATE INDEX ticket_entry_by_id on ticket_entry (id);

CREATE TABLE ticket_text (
  account_id text not null references tracker_account (id),
  id integer not null,
  transaction_id integer not null,
  media_type text not null,
  subject text not null,
  -- Null when it is larger than is kept.
  text text,
  primary key (account_id, id)
) strict, without rowid;

CREATE INDEX ticket_text_by_transaction on ticket_text (account_id, transaction_id);

CREATE TABLE ticket_file (
  account_id text not null references tracker_account (id),
  id integer not null,
  transaction_id integer not null,
  name text not null,
  media_type text not null,
  bytes integer not null,
  -- Digest of the bytes kept here; null until they were fetched.
  sha256 text, tried_at text,
  primary key (account_id, id)
) strict, without rowid;

CREATE INDEX ticket_file_by_transaction on ticket_file (account_id, transaction_id);

CREATE TABLE queue_field (
  account_id text not null references tracker_account (id),
  queue text not null,
  name text not null,
  position integer not null,
  id text not null,
  "on" text not null check ("on" in ('ticket', 'message')),
  -- JSON; null where the account may not read definitions.
  detail text,
  primary key (account_id, queue, "on", name)
) strict, without rowid;

CREATE TABLE intent (
  seq integer primary key autoincrement,
  id text not null unique,
  account_id text not null references tracker_account (id),
  ticket integer,
  group_id text,
  deed text not null,
  made_at text not null,
  made_by text not null,
  state text not null check (state in
    ('queued', 'sending', 'sent', 'confirmed', 'conflict', 'refused', 'uncertain', 'withdrawn')),
  attempts integer not null default 0,
  answer text,
  last_attempt_at text,
  next_attempt_at text,
  lost_at text
) strict;

CREATE INDEX intent_open on intent (account_id, seq) where state not in ('confirmed', 'withdrawn');

CREATE INDEX intent_by_ticket on intent (account_id, ticket, seq);

CREATE VIRTUAL TABLE ticket_search using fts5(
  subject, words, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3'
);

CREATE TABLE 'ticket_search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'ticket_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE 'ticket_search_content'(id INTEGER PRIMARY KEY, c0, c1);

CREATE TABLE 'ticket_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'ticket_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE imported_report (
  digest text primary key check (length(digest) = 64),
  file_name text not null,
  imported_at text not null,
  ppa_id text not null,
  product_key text not null,
  verification_id text not null,
  stamped_at text not null,
  notes text not null check (json_valid(notes)),
  data text not null check (json_valid(data))
) strict;

CREATE INDEX imported_report_by_product on imported_report (product_key, stamped_at);

CREATE TABLE ea_team (
  -- Lower case, single blanks: two spellings are one team.
  folded text primary key,
  name text not null,
  site text not null,
  contact text not null,
  active integer not null check (active in (0, 1)),
  since text not null
) strict, without rowid;

CREATE TABLE ea_commitment (
  team text not null references ea_team (folded) on delete cascade,
  product text not null,
  since text not null,
  until text,
  primary key (team, product, since)
) strict, without rowid;

CREATE INDEX ea_commitment_by_product on ea_commitment (product);

CREATE TABLE ea_gap (
  id text primary key,
  name text not null,
  -- JSON list of product keys.
  products text not null check (json_valid(products)),
  stack text not null,
  since text not null,
  until text,
  source text not null,
  note text not null,
  built_in integer not null check (built_in in (0, 1))
) strict, without rowid;

CREATE TABLE rollout (
  ppa_id text primary key references ppa (id),
  account_id text references tracker_account (id),
  ticket integer,
  -- Read only while no ticket says it.
  progress text not null,
  since text not null,
  check ((account_id is null) = (ticket is null))
) strict, without rowid;

CREATE UNIQUE INDEX rollout_by_ticket on rollout (account_id, ticket) where ticket is not null;

CREATE TABLE rollout_team (
  ppa_id text not null references rollout (ppa_id),
  team text not null,
  position integer not null,
  asked_at text not null,
  reminded_at text,
  primary key (ppa_id, team)
) strict, without rowid;

CREATE TABLE rollout_decision (
  id text primary key,
  ppa_id text not null references rollout (ppa_id),
  at text not null,
  by text not null,
  from_progress text not null,
  to_progress text not null,
  by_rule integer not null check (by_rule in (0, 1)),
  rule_said text not null,
  reason text not null check (by_rule = 1 or trim(reason) <> ''),
  -- The packages wait in testing because candidate was frozen; null when they did not.
  waits_since text,
  moved_at text,
  undone_at text
) strict, without rowid;

CREATE INDEX rollout_decision_by_ppa on rollout_decision (ppa_id, at);

CREATE TABLE candidate_freeze (
  umd_major integer primary key,
  since text not null,
  by text not null,
  note text not null
) strict;

CREATE TABLE rollout_action (
  id integer primary key,
  at text not null,
  actor text not null,
  label text not null,
  steps text not null check (json_valid(steps)),
  undone integer not null default 0 check (undone in (0, 1))
) strict;

CREATE TABLE ea_reports (
  id text primary key,
  -- No reference: a report may come in before its release is known here.
  ppa_id text not null,
  -- The PPA as it was when the report was begun, as JSON.
  ppa text not null check (json_valid(ppa)),
  team text not null,
  version text not null,
  platform text not null,
  arch text not null,
  state text not null check (state in ('draft', 'submitted', 'replaced')),
  -- What counts for the rule: null while it is a draft.
  recommendation text check (recommendation in ('accept', 'accept with known issues', 'reject')),
  started_at text not null,
  updated_at text not null,
  submitted_at text,
  "by" text not null,
  fields text not null check (json_valid(fields)),
  -- Revision of each text by its place, as JSON.
  revisions text not null default '{}' check (json_valid(revisions)),
  copied_from text check (copied_from is null or json_valid(copied_from)),
  -- The report whose place it takes; no reference, for that one may never have come here.
  replaces text,
  -- SHA-256 of the file it came in with; null for one written here.
  taken_in_from text,
  check ((state = 'draft') = (submitted_at is null)),
  check ((state = 'draft') = (recommendation is null))
) strict;

CREATE INDEX ea_reports_by_ppa on ea_reports (ppa_id, state);

CREATE TABLE "evidence" (
  id text primary key,
  verification_id text references verification (id),
  report_id text references ea_reports (id),
  -- The one of the two it belongs to.
  work_id text not null generated always as (coalesce(verification_id, report_id)) stored,
  -- A criterion id, 'installation', 'upgrade' or 'summary'; 'report' in a report.
  place text not null,
  digest text not null references evidence_file (digest),
  kind text not null check (kind in ('file', 'picture', 'command')),
  name text not null check (name <> ''),
  caption text not null default '',
  caption_revision integer not null default 0,
  -- How many secrets were masked before a byte was kept.
  masked integer not null default 0,
  -- 1 when a person wanted the bytes as they are: never shown, printed or exported unasked.
  as_is integer not null default 0 check (as_is in (0, 1)),
  captured_at text not null,
  captured_by text not null,
  removed_at text,
  removed_by text not null default '',
  removed_reason text not null default '',
  check ((verification_id is null) <> (report_id is null))
) strict;

CREATE INDEX evidence_by_work on evidence (work_id, captured_at);

CREATE INDEX evidence_by_digest on evidence (digest);

CREATE INDEX ticket_entry_by_field on ticket_entry (ticket_key, field, id desc) where type = 'CustomField';

CREATE TABLE message_draft (
  account_id text not null references tracker_account (id),
  ticket integer not null,
  text text not null,
  revision integer not null,
  updated_at text not null,
  primary key (account_id, ticket)
) strict, without rowid;

CREATE TABLE rival_part (
  verification_id text not null references verification (id),
  part text not null,
  given_by text not null,
  text text not null,
  merged_at text not null,
  primary key (verification_id, part, given_by)
) strict, without rowid;

CREATE TABLE run_machine (
  verification_id text not null references verification (id),
  machine text not null check (machine <> ''),
  image text not null,
  -- Its name for ssh; null for the machine that Proviso runs on.
  host text,
  primary key (verification_id, machine)
) strict, without rowid;

CREATE TABLE frozen_run (
  verification_id text primary key references verification (id),
  frozen_at text not null,
  facts text not null check (json_valid(facts))
) strict, without rowid;

CREATE TABLE frozen_ticket (
  verification_id text not null references frozen_run (verification_id) on delete cascade,
  position integer not null,
  listed text not null check (json_valid(listed)),
  copy text not null check (json_valid(copy)),
  primary key (verification_id, position)
) strict, without rowid;
