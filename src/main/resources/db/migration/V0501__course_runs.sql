-- Projects, course runs and what they are made of; participants.

create table project (
  tenant_id uuid not null,
  id uuid not null,
  title text not null,
  kind text not null,
  level text not null,
  theme text not null,
  posts text not null,
  problem text not null,
  cases text not null,
  ethics text not null,
  created_at timestamptz not null,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id) references district (tenant_id)
);

create table course_run (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  title text not null,
  code text not null,
  starts_on date not null,
  ends_on date not null,
  follow_up_until date not null,
  -- The platform's course, registration/context; null while the Office prepares it.
  course_key text,
  created_at timestamptz not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  unique (tenant_id, course_key),
  foreign key (tenant_id, project_id) references project (tenant_id, id),
  check (ends_on >= starts_on),
  check (follow_up_until >= ends_on)
);

create table component (
  tenant_id uuid not null,
  id uuid not null,
  course_run_id uuid not null,
  kind text not null check (kind in ('UNIT', 'SESSION', 'TASK')),
  title text not null,
  position int not null,
  minutes int not null check (minutes between 1 and 20000),
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, course_run_id) references course_run (tenant_id, id)
);
create index component_run on component (tenant_id, course_run_id, position);

create table remote_unit (
  tenant_id uuid not null,
  id uuid not null,
  resource_version_id uuid not null,
  must_play boolean not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references component (tenant_id, id)
);

create table training_session (
  tenant_id uuid not null,
  id uuid not null,
  place text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  methods text not null,
  -- Sign-in codes are made from it; no page and no log ever shows it.
  secret bytea not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references component (tenant_id, id),
  check (starts_at < ends_at)
);

create table follow_up_task (
  tenant_id uuid not null,
  id uuid not null,
  task_kind text not null check (task_kind in ('PRACTICE', 'RESEARCH_PROJECT', 'GUIDED_VISIT', 'REFLECTION')),
  instructions text not null,
  due_on date not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references component (tenant_id, id)
);

create table participant (
  tenant_id uuid not null,
  course_run_id uuid not null,
  person_id uuid not null,
  enrolled_at timestamptz not null,
  primary key (tenant_id, course_run_id, person_id),
  foreign key (tenant_id, course_run_id) references course_run (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index participant_person on participant (tenant_id, person_id);

grant select, insert, update on project, course_run to ${app};
grant select, insert, update, delete on component, remote_unit, training_session, follow_up_task to ${app};
grant select, insert on participant to ${app};
grant select on project, course_run, component, remote_unit, follow_up_task, participant to ${read};
grant select (tenant_id, id, place, starts_at, ends_at, methods) on training_session to ${read};
