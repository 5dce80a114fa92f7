-- Grades that are not our own: a platform's native columns and completions, and gradebook files.

-- The token a platform's administrator made for us, sealed by the vault.
create table site_connection (
  tenant_id uuid not null,
  registration_id uuid not null,
  token text not null,
  sealed boolean not null,
  changed_at timestamptz not null,
  tested_at timestamptz,
  outcome text,
  primary key (tenant_id, registration_id),
  foreign key (tenant_id, registration_id) references lti_registration (tenant_id, id)
);

-- What a course run's source has for columns, as it was last read.
create table sheet_column (
  tenant_id uuid not null,
  course_run_id uuid not null,
  source text not null check (source in ('MOODLE', 'FILE', 'ONEROSTER')),
  column_key text not null,
  kind text not null,
  title text not null,
  maximum numeric(14, 5) not null,
  position integer not null,
  run_id uuid not null,
  primary key (tenant_id, course_run_id, source, column_key)
);

-- Which of them count, and for what.
create table counted_column (
  tenant_id uuid not null,
  id uuid not null,
  course_run_id uuid not null,
  source text not null,
  column_key text not null,
  pass_percent integer not null check (pass_percent between 0 and 100),
  weight integer not null check (weight between 0 and 1000),
  minutes integer not null check (minutes between 1 and 20000),
  mode text not null,
  active boolean not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, course_run_id, source, column_key),
  foreign key (tenant_id, course_run_id, source, column_key)
    references sheet_column (tenant_id, course_run_id, source, column_key)
);

-- How a course run is reconciled, and when by itself.
create table sheet_setting (
  tenant_id uuid not null,
  course_run_id uuid not null,
  lowered text not null check (lowered in ('LOOK', 'CORRECT')),
  schedule text not null check (schedule in ('OFF', 'PROPOSE', 'APPLY')),
  every_hours integer not null check (every_hours between 1 and 720),
  overall_percent integer not null check (overall_percent between 0 and 100),
  next_at timestamptz,
  primary key (tenant_id, course_run_id)
);
create index sheet_setting_due on sheet_setting (tenant_id, next_at) where schedule <> 'OFF';

-- A file somebody handed in, as it came. Append only.
create table sheet_file (
  tenant_id uuid not null,
  id uuid not null,
  course_run_id uuid not null,
  source text not null,
  name text not null,
  content bytea not null,
  uploaded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id)
);

create table sheet_run (
  tenant_id uuid not null,
  id uuid not null,
  course_run_id uuid not null,
  source text not null,
  file_id uuid,
  -- Of a file that does not say them: the maximum of each column, by its key.
  maxima jsonb not null,
  then_apply boolean not null,
  state text not null check (state in ('READING', 'READ', 'FAILED')),
  started_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  next_at timestamptz not null,
  leased_until timestamptz,
  attempts integer not null,
  people_total integer not null,
  people_read integer not null,
  cells_read integer not null,
  cells_changed integer not null,
  because text,
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references sheet_file (tenant_id, id)
);
create index sheet_run_course on sheet_run (tenant_id, course_run_id, id);
create unique index sheet_run_one on sheet_run (tenant_id, course_run_id) where state = 'READING';

-- Who the accounts of a source are.
create table sheet_account (
  tenant_id uuid not null,
  course_run_id uuid not null,
  source text not null,
  subject text not null,
  person_id uuid,
  id_number text not null,
  email text not null,
  name text not null,
  -- The newest run that saw the account; older than the newest run = no longer enrolled.
  run_id uuid not null,
  primary key (tenant_id, course_run_id, source, subject)
);

-- What a source held, kept as evidence: a row for whatever is not as before. Append only.
create table sheet_cell (
  tenant_id uuid not null,
  course_run_id uuid not null,
  source text not null,
  subject text not null,
  column_key text not null,
  run_id uuid not null,
  given numeric(14, 5),
  maximum numeric(14, 5) not null,
  graded_at timestamptz,
  by_hand boolean not null,
  read_at timestamptz not null,
  primary key (tenant_id, course_run_id, source, subject, column_key, run_id),
  foreign key (tenant_id, run_id) references sheet_run (tenant_id, id)
);

-- What comparing came to, for everybody and each column that counts, as of the newest run.
create table sheet_line (
  tenant_id uuid not null,
  course_run_id uuid not null,
  column_id uuid not null,
  subject text not null,
  person_id uuid,
  name text not null,
  run_id uuid not null,
  given numeric(14, 5),
  maximum numeric(14, 5) not null,
  was numeric(14, 5),
  change text not null,
  earned_on date not null,
  by_hand boolean not null,
  finding text not null,
  because_zh text,
  because_en text,
  posted_minutes integer not null,
  held_minutes integer not null,
  evidence_id uuid,
  entry_id uuid,
  decision text check (decision in ('CREDIT', 'CORRECT', 'LEAVE')),
  reason text,
  decided_by text,
  decided_at timestamptz,
  primary key (tenant_id, course_run_id, column_id, subject),
  foreign key (tenant_id, column_id) references counted_column (tenant_id, id)
);
create index sheet_line_finding on sheet_line (tenant_id, course_run_id, finding);

-- Every decision there ever was. Append only.
create table sheet_decision (
  tenant_id uuid not null,
  id uuid not null,
  course_run_id uuid not null,
  column_id uuid not null,
  subject text not null,
  finding text not null,
  given numeric(14, 5),
  decision text,
  reason text,
  actor_kind text not null,
  actor_id text not null,
  decided_at timestamptz not null,
  primary key (tenant_id, id, column_id, subject)
);

-- One act of applying, and of taking it back.
create table sheet_apply (
  tenant_id uuid not null,
  id uuid not null,
  course_run_id uuid not null,
  run_id uuid not null,
  state text not null check (state in ('APPLYING', 'APPLIED', 'UNDOING', 'UNDONE')),
  asked_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  rows_total integer not null,
  leased_until timestamptz,
  finished_at timestamptz,
  undo_reason text,
  undo_actor_kind text,
  undo_actor_id text,
  primary key (tenant_id, id),
  foreign key (tenant_id, run_id) references sheet_run (tenant_id, id)
);
create index sheet_apply_course on sheet_apply (tenant_id, course_run_id, id);
create unique index sheet_apply_one on sheet_apply (tenant_id, course_run_id)
  where state in ('APPLYING', 'UNDOING');

create table sheet_apply_row (
  tenant_id uuid not null,
  apply_id uuid not null,
  number integer not null,
  column_id uuid not null,
  subject text not null,
  person_id uuid not null,
  action text not null check (action in ('CREDIT', 'CORRECT')),
  finding text not null,
  given numeric(14, 5),
  maximum numeric(14, 5) not null,
  earned_on date not null,
  posted_minutes integer not null,
  held_minutes integer not null,
  reason text,
  state text not null check (state in ('WAITING', 'DONE', 'BEFORE', 'ASKED', 'REFUSED', 'UNDONE')),
  entry_id uuid,
  because_zh text,
  because_en text,
  primary key (tenant_id, apply_id, number),
  foreign key (tenant_id, apply_id) references sheet_apply (tenant_id, id)
);
create index sheet_apply_row_open on sheet_apply_row (tenant_id, apply_id, state, number);

-- Which evidence stands for a column and a person: there is never a second.
create table sheet_credit (
  tenant_id uuid not null,
  column_id uuid not null,
  person_id uuid not null,
  evidence_id uuid not null,
  generation integer not null,
  primary key (tenant_id, column_id, person_id),
  foreign key (tenant_id, column_id) references counted_column (tenant_id, id),
  foreign key (tenant_id, evidence_id) references evidence (tenant_id, id)
);

grant select, insert, update, delete on site_connection to ${app};
grant select, insert, update on sheet_column, counted_column, sheet_setting, sheet_run, sheet_account,
  sheet_line, sheet_apply, sheet_apply_row, sheet_credit to ${app};
grant delete on sheet_line to ${app};
grant select, insert on sheet_file, sheet_cell, sheet_decision to ${app};
grant select on sheet_column, counted_column, sheet_setting, sheet_file, sheet_run, sheet_account,
  sheet_cell, sheet_line, sheet_decision, sheet_apply, sheet_apply_row, sheet_credit to ${read};
