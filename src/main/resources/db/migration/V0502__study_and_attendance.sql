-- What participants did: remote time granted by the server, sign-in and attendance, and where each
-- stands with each component.

-- One row for a participant and a component they have begun. State and minutes follow from the rows
-- below and from followup; boards and home pages read them here.
create table component_progress (
  tenant_id uuid not null,
  component_id uuid not null,
  person_id uuid not null,
  course_run_id uuid not null,
  state text not null check (state in ('STARTED', 'WAITING', 'RETURNED', 'DONE')),
  -- STARTED units: granted so far; WAITING: not yet; DONE: recorded as evidence.
  minutes int not null check (minutes >= 0),
  completed_at timestamptz,
  evidence_id uuid,
  updated_at timestamptz not null,
  primary key (tenant_id, component_id, person_id),
  foreign key (tenant_id, component_id) references component (tenant_id, id),
  foreign key (tenant_id, course_run_id, person_id)
    references participant (tenant_id, course_run_id, person_id),
  check ((state = 'DONE') = (completed_at is not null))
);
create index component_progress_run on component_progress (tenant_id, course_run_id, person_id);

-- One row a person: locked by every beat of theirs, so that devices, tabs and courses take turns.
create table study_clock (
  tenant_id uuid not null,
  person_id uuid not null,
  counted_until timestamptz not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);

-- An open page; its id is made by the browser and means nothing to anyone else's.
create table study_tab (
  tenant_id uuid not null,
  person_id uuid not null,
  id uuid not null,
  component_id uuid not null,
  last_beat_at timestamptz not null,
  sequence bigint not null,
  studying boolean not null,
  primary key (tenant_id, person_id, id),
  foreign key (tenant_id, person_id) references study_clock (tenant_id, person_id)
);

-- Granted time, compacted: neighbouring stretches are one row. No clock moment of a person twice.
create table study_interval (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  component_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, component_id) references component (tenant_id, id),
  foreign key (tenant_id, person_id) references study_clock (tenant_id, person_id),
  check (starts_at < ends_at),
  exclude using gist (tenant_id with =, person_id with =, tstzrange(starts_at, ends_at) with &&)
);
create index study_interval_unit on study_interval (tenant_id, person_id, component_id, starts_at);

create table attendance (
  tenant_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  course_run_id uuid not null,
  -- CLAIMED by code until the trainer's roster says CONFIRMED or STRUCK.
  state text not null check (state in ('CLAIMED', 'CONFIRMED', 'STRUCK')),
  signed_in_at timestamptz,
  minutes int check (minutes > 0),
  decided_at timestamptz,
  decided_by uuid,
  primary key (tenant_id, session_id, person_id),
  foreign key (tenant_id, session_id) references training_session (tenant_id, id),
  foreign key (tenant_id, course_run_id, person_id)
    references participant (tenant_id, course_run_id, person_id),
  check ((state = 'CONFIRMED') = (minutes is not null)),
  check ((state = 'CLAIMED') = (decided_at is null))
);

-- Wrong sign-in codes of a person in a minute.
create table sign_in_failure (
  tenant_id uuid not null,
  person_id uuid not null,
  minute timestamptz not null,
  failures int not null,
  primary key (tenant_id, person_id, minute),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);

grant select, insert, update on component_progress, study_clock, study_interval, attendance to ${app};
grant select, insert, update, delete on study_tab, sign_in_failure to ${app};
grant select on component_progress, study_interval, attendance to ${read};
