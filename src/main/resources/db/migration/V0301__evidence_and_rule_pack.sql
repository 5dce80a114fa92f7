-- Evidence: what happened. Written once, never changed, only added to (32.2).
create table evidence (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  source_kind text not null,
  source_id text not null,
  source_title text not null,
  course_run_id uuid,
  course_title text not null,
  project_kind text not null,
  level text not null,
  theme text not null,
  course_ends_on date,
  grade text not null check (grade in ('A', 'B', 'C', 'D')),
  mode text not null,
  minutes integer not null check (minutes between 1 and 100000),
  planned_minutes integer not null check (planned_minutes >= 0),
  earned_on date not null,
  -- Two arrays of equal length: read and written whole, with the row.
  starts_at timestamptz[] not null,
  ends_at timestamptz[] not null check (cardinality(ends_at) = cardinality(starts_at)),
  request_key text not null,
  request_content bytea not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  hash bytea not null,
  primary key (tenant_id, id),
  unique (tenant_id, request_key),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index evidence_person on evidence (tenant_id, person_id, earned_on);
create index evidence_course on evidence (tenant_id, course_run_id, person_id);

-- The rules of a time, as a document; a published pack is never changed (39.1).
create table rule_pack (
  tenant_id uuid not null,
  code text not null,
  effective_from date not null,
  document jsonb not null,
  hash bytea not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, code),
  unique (tenant_id, effective_from)
);

grant select, insert on evidence, rule_pack to ${app};
grant select on evidence, rule_pack to ${read};
