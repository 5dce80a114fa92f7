-- What a project needs before its runs open; quotas, applications, draws.

-- 培训对象、方案与承担单位: one a project.
create table project_plan (
  tenant_id uuid not null,
  project_id uuid not null,
  stages text not null,
  subjects text not null,
  years_min int not null check (years_min >= 0),
  years_max int not null check (years_max >= years_min),
  rural_only boolean not null,
  methods text not null,
  plan text not null,
  unit_id uuid,
  primary key (tenant_id, project_id),
  foreign key (tenant_id, project_id) references project (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id)
);

-- 培训团队: each counts in one category (18.3).
create table project_member (
  tenant_id uuid not null,
  project_id uuid not null,
  trainer_id uuid not null,
  category text not null check (category in ('EXPERT', 'FRONTLINE', 'OTHER')),
  chief boolean not null,
  primary key (tenant_id, project_id, trainer_id),
  foreign key (tenant_id, project_id) references project (tenant_id, id),
  foreign key (tenant_id, trainer_id) references trainer (tenant_id, id)
);
-- One chief mentor (18.1), whatever the application believes.
create unique index project_chief on project_member (tenant_id, project_id) where chief;

-- Submitted, approved, returned, signed, waived: append only.
create table project_step (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  at timestamptz not null,
  step text not null check (step in ('SUBMITTED', 'APPROVED', 'RETURNED', 'SIGNED', 'TEAM_WAIVED')),
  -- Of the design and plan it was about: what is changed afterwards must be reviewed again.
  content_hash text not null,
  reason text not null,
  trainer_id uuid,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references project (tenant_id, id)
);
create index project_step_project on project_step (tenant_id, project_id, at);

-- 报名: a course run that people can apply for.
create table run_offer (
  tenant_id uuid not null,
  course_run_id uuid not null,
  capacity int not null check (capacity between 1 and 100000),
  self_enrol boolean not null,
  -- Hours by mode, in minutes (5.4).
  remote_minutes int not null check (remote_minutes >= 0),
  face_minutes int not null check (face_minutes >= 0),
  opened_at timestamptz not null,
  tickets int not null default 0,
  primary key (tenant_id, course_run_id),
  foreign key (tenant_id, course_run_id) references course_run (tenant_id, id)
);

-- A round of applications and its draw. The seed's hash is public from the start, the seed after.
create table offer_round (
  tenant_id uuid not null,
  course_run_id uuid not null,
  round int not null check (round between 1 and 9),
  apply_from date not null,
  apply_until date not null,
  seed text not null,
  commitment text not null,
  drawn_at timestamptz,
  primary key (tenant_id, course_run_id, round),
  foreign key (tenant_id, course_run_id) references run_offer (tenant_id, course_run_id),
  check (apply_from <= apply_until)
);

-- 名额: places of a project a school may nominate for (14.1).
create table school_quota (
  tenant_id uuid not null,
  project_id uuid not null,
  school_id uuid not null,
  places int not null check (places >= 0),
  primary key (tenant_id, project_id, school_id),
  foreign key (tenant_id, project_id) references project (tenant_id, id),
  foreign key (tenant_id, school_id) references school (tenant_id, id)
);

create table place_application (
  tenant_id uuid not null,
  id uuid not null,
  course_run_id uuid not null,
  person_id uuid not null,
  -- The school at the time of applying.
  school_id uuid,
  ticket int not null,
  round int not null,
  state text not null check (state in ('APPLIED', 'RECOMMENDED', 'APPROVED', 'PLACED', 'WAITLISTED',
    'RETURNED', 'REJECTED', 'APPEALED', 'WITHDRAWN')),
  words text not null,
  waiver text not null,
  -- In the queue; null unless waitlisted.
  position int,
  tier int,
  lot text,
  applied_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, course_run_id, ticket),
  foreign key (tenant_id, course_run_id) references run_offer (tenant_id, course_run_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  check ((position is not null) = (state = 'WAITLISTED'))
);
create unique index place_application_once on place_application (tenant_id, course_run_id, person_id)
  where state <> 'WITHDRAWN';
create index place_application_state on place_application (tenant_id, course_run_id, state, position);
create index place_application_person on place_application (tenant_id, person_id);
create index place_application_school on place_application (tenant_id, school_id, state);

-- Who did what to an application, when and why: append only.
create table place_step (
  tenant_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  at timestamptz not null,
  step text not null,
  state text not null,
  reason text not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, application_id) references place_application (tenant_id, id)
);
create index place_step_application on place_step (tenant_id, application_id, at);

-- Next year's quota (16.2) with what it was worked out from: append only, the last one counts.
create table quota_proposal (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  school_id uuid not null,
  inputs jsonb not null,
  formula text not null,
  proposed int not null,
  decided int not null check (decided >= 0),
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, project_id) references project (tenant_id, id),
  foreign key (tenant_id, school_id) references school (tenant_id, id)
);

grant select, insert, update on project_plan, run_offer, offer_round, school_quota,
  place_application to ${app};
grant select, insert, update, delete on project_member to ${app};
grant select, insert on project_step, place_step, quota_proposal to ${app};
-- Whoever gives up a place before the run starts no longer takes part.
grant delete on participant to ${app};
grant select on project_plan, project_member, project_step, run_offer, school_quota,
  place_application, place_step, quota_proposal to ${read};
grant select (tenant_id, course_run_id, round, apply_from, apply_until, commitment, drawn_at)
  on offer_round to ${read};
