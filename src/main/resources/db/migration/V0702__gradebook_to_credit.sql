-- From gradebook to credit: runs, what they read, what was posted.

-- One look at a course run's columns in the platform.
create table gradebook_run (
  tenant_id uuid not null,
  -- UUIDv7: a later run sorts after an earlier one.
  id uuid not null,
  course_run_id uuid not null,
  request_key text,
  state text not null check (state in ('READING', 'READ', 'PARTLY', 'UNREAD')),
  started_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  leased_until timestamptz,
  finished_at timestamptz,
  columns_total integer not null,
  columns_read integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, request_key)
);
create index gradebook_run_course on gradebook_run (tenant_id, course_run_id, id);
-- One at a time for a course run, whatever two people press.
create unique index gradebook_run_reading
  on gradebook_run (tenant_id, course_run_id) where state = 'READING';

-- That a column was read, or could not be. Append only.
create table gradebook_reading (
  tenant_id uuid not null,
  run_id uuid not null,
  component_id uuid not null,
  read_at timestamptz not null,
  outcome text not null check (outcome in ('READ', 'NO_COLUMN', 'AWAY')),
  results integer not null,
  changed integer not null,
  primary key (tenant_id, run_id, component_id),
  foreign key (tenant_id, run_id) references gradebook_run (tenant_id, id)
);

-- What a platform held, kept as evidence. A row is written when it is not what the run before saw, so
-- the state at any run is the newest row up to it. No grade any more is a row, too. Append only.
create table gradebook_snapshot (
  tenant_id uuid not null,
  course_run_id uuid not null,
  component_id uuid not null,
  -- The platform's name for the account, and who that was then.
  subject text not null,
  run_id uuid not null,
  person_id uuid,
  given numeric(14, 5),
  maximum numeric(14, 5),
  graded_at timestamptz,
  read_at timestamptz not null,
  primary key (tenant_id, course_run_id, component_id, subject, run_id),
  foreign key (tenant_id, run_id) references gradebook_run (tenant_id, id),
  check ((given is null) = (maximum is null))
);

-- That somebody had the ledger credit what a run showed, and what came of each piece. Append only.
create table gradebook_posting (
  tenant_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  course_run_id uuid not null,
  posted_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, run_id) references gradebook_run (tenant_id, id)
);

create table gradebook_posting_row (
  tenant_id uuid not null,
  posting_id uuid not null,
  evidence_id uuid not null,
  person_id uuid not null,
  component_title text not null,
  -- What comparing had come to: READY, or a difference somebody decided to credit in spite of.
  finding text not null,
  outcome text not null check (outcome in ('POSTED', 'ALREADY_POSTED', 'REFUSED')),
  posted_minutes integer not null,
  held_minutes integer not null,
  entry_id uuid,
  -- As it was said then.
  because_zh text,
  because_en text,
  primary key (tenant_id, posting_id, evidence_id),
  foreign key (tenant_id, posting_id) references gradebook_posting (tenant_id, id),
  foreign key (tenant_id, evidence_id) references evidence (tenant_id, id)
);

grant select, insert, update on gradebook_run to ${app};
grant select, insert on gradebook_reading, gradebook_snapshot, gradebook_posting,
  gradebook_posting_row to ${app};
grant select on gradebook_run, gradebook_reading, gradebook_snapshot, gradebook_posting,
  gradebook_posting_row to ${read};
