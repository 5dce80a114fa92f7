-- Remote study that can be trusted: what was seen of a medium, presence checks, what was not granted.

-- The same in a form that need not be seen or heard.
alter table remote_unit add column alternative_version_id text;

alter table study_tab
  add column position_ms bigint not null default 0,
  add column since_at timestamptz,
  add column since_position_ms bigint not null default 0;
update study_tab set since_at = last_beat_at;
alter table study_tab alter column since_at set not null;

-- A participant in a unit: which parts of its medium they saw, and when the next check is due.
create table study_unit (
  tenant_id uuid not null,
  person_id uuid not null,
  component_id uuid not null,
  -- 0-12000,15000-20000: milliseconds of the medium.
  covered text not null,
  duration_ms bigint not null,
  -- Seconds granted at which the next presence check comes; null if none will. No page ever tells.
  check_due_seconds int,
  open_check_id uuid,
  primary key (tenant_id, person_id, component_id),
  foreign key (tenant_id, person_id) references study_clock (tenant_id, person_id),
  foreign key (tenant_id, component_id) references component (tenant_id, id)
);

-- A trainer's questions about a unit, asked once the part they are about was seen.
create table study_question (
  tenant_id uuid not null,
  id uuid not null,
  component_id uuid not null,
  text text not null,
  -- One a line.
  choices text not null,
  right_choice int not null check (right_choice >= 0),
  from_second int not null,
  to_second int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, component_id) references component (tenant_id, id) on delete cascade
);
create index study_question_unit on study_question (tenant_id, component_id);

create table study_check (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  component_id uuid not null,
  kind text not null check (kind in ('QUESTION', 'POSITION', 'SUM')),
  question_id uuid,
  text text not null,
  choices text not null,
  right_choice int not null,
  position_ms bigint not null,
  asked_at timestamptz not null,
  -- The last answer; wrong ones are counted.
  answered_at timestamptz,
  passed boolean not null default false,
  late boolean not null default false,
  wrong int not null default 0,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references study_clock (tenant_id, person_id),
  foreign key (tenant_id, component_id) references component (tenant_id, id)
);
create index study_check_unit on study_check (tenant_id, component_id, person_id, asked_at);

-- Time that passed without being granted, by reason.
create table study_loss (
  tenant_id uuid not null,
  person_id uuid not null,
  component_id uuid not null,
  why text not null,
  lost_ms bigint not null,
  times int not null,
  primary key (tenant_id, component_id, person_id, why),
  foreign key (tenant_id, person_id) references study_clock (tenant_id, person_id),
  foreign key (tenant_id, component_id) references component (tenant_id, id)
);

create index study_interval_day on study_interval (tenant_id, person_id, ends_at);

grant select, insert, update on study_unit, study_check, study_loss to ${app};
grant select, insert, delete on study_question to ${app};
grant select on study_unit, study_check, study_loss, study_question to ${read};
