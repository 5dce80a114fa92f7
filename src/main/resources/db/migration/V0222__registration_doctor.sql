-- The registration doctor: check-ups of platforms, finding by finding, as they come.

create table lti_checkup (
  tenant_id uuid not null,
  id uuid not null,
  registration_id uuid not null,
  cause text not null check (cause in ('REGISTERED', 'WEEKLY', 'ASKED')),
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id)
);
create index lti_checkup_by_platform on lti_checkup (tenant_id, registration_id, started_at);

create table lti_checkup_finding (
  tenant_id uuid not null,
  checkup_id uuid not null,
  position int not null,
  item text not null,
  health text not null check (health in ('GOOD', 'UNKNOWN', 'WARN', 'BAD')),
  outcome text not null,
  details jsonb not null,
  primary key (tenant_id, checkup_id, position),
  foreign key (tenant_id, checkup_id) references lti_checkup (tenant_id, id)
);

-- Whose turn is when. One node takes a turn by moving it.
create table lti_checkup_turn (
  tenant_id uuid not null,
  registration_id uuid not null,
  cause text not null,
  due_at timestamptz not null,
  primary key (tenant_id, registration_id)
);

-- A course of each platform in which services can be tried: kept when its launch's message goes.
create table lti_known_course (
  tenant_id uuid not null,
  registration_id uuid not null,
  memberships text,
  columns text,
  seen_at timestamptz not null,
  primary key (tenant_id, registration_id)
);

grant select, insert, update, delete on lti_checkup to ${app};
grant select, insert, delete on lti_checkup_finding to ${app};
grant select, insert, update, delete on lti_checkup_turn to ${app};
grant select, insert, update, delete on lti_known_course to ${app};
grant select on lti_checkup, lti_checkup_finding to ${read};
