-- What a teacher asks about an entry or a missing one. The request changes while it is a draft; what
-- was said and decided about it is written once.
create table inquiry (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  -- The evidence it is about; null where hours are missing altogether.
  evidence_id uuid,
  -- What may have one open request only: the evidence, or course and day of what is missing.
  matter text not null,
  course_title text not null,
  earned_on date,
  words text not null check (length(words) <= 2000),
  state text not null check (state in ('DRAFT', 'OPEN', 'ANSWERED', 'WITHDRAWN')),
  started_at timestamptz not null,
  submitted_at timestamptz,
  closed_at timestamptz,
  -- When the teacher read the answer.
  seen_at timestamptz,
  revision integer not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, evidence_id) references evidence (tenant_id, id),
  check ((submitted_at is null) = (state = 'DRAFT') or state = 'WITHDRAWN'),
  check ((closed_at is null) = (state in ('DRAFT', 'OPEN')))
);
create unique index inquiry_open_once
  on inquiry (tenant_id, person_id, matter) where state in ('DRAFT', 'OPEN');
create index inquiry_person on inquiry (tenant_id, person_id, started_at);
create index inquiry_inbox on inquiry (tenant_id, state, submitted_at, id);

create table inquiry_event (
  tenant_id uuid not null,
  id uuid not null,
  inquiry_id uuid not null,
  what text not null check (
    what in ('SUBMITTED', 'WITHDRAWN', 'ANSWERED', 'REFUSED', 'ADDED', 'PROPOSED', 'CORRECTED',
      'RETURNED')),
  words text not null check (length(words) <= 2000),
  -- PROPOSED, CORRECTED, RETURNED: the correction it is about.
  correction_id uuid,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, inquiry_id) references inquiry (tenant_id, id),
  foreign key (tenant_id, correction_id) references correction (tenant_id, id),
  check ((correction_id is not null) = (what in ('PROPOSED', 'CORRECTED', 'RETURNED')))
);
create index inquiry_event_inquiry on inquiry_event (tenant_id, inquiry_id, id);
create index inquiry_event_correction on inquiry_event (tenant_id, correction_id);

grant select, insert, update on inquiry to ${app};
grant select, insert on inquiry_event to ${app};
grant select (tenant_id, id, person_id, evidence_id, course_title, earned_on, state, started_at,
  submitted_at, closed_at) on inquiry to ${read};
grant select (tenant_id, id, inquiry_id, what, correction_id, recorded_at, actor_kind, actor_id)
  on inquiry_event to ${read};
