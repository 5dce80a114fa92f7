-- What was certified, as it was certified: a snapshot that is never changed. Its status is worked out
-- from the book each time somebody asks.
create table certificate (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  person_id uuid not null,
  course_run_id uuid not null,
  -- The entries it stands on: when one of them is taken back, so is the certificate.
  entry_ids uuid[] not null,
  content jsonb not null,
  hash bytea not null,
  issued_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index certificate_person on certificate (tenant_id, person_id, course_run_id, issued_at);

-- Each run of the verification and what it found.
create table verification_run (
  tenant_id uuid not null,
  id uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  chains integer not null,
  entries bigint not null,
  findings jsonb not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id)
);

grant select, insert on certificate, verification_run to ${app};
grant select on certificate, verification_run to ${read};
