-- The book. The application may read and add, nothing else: no grant, no trigger to switch off.
create table credit_entry (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  position bigint not null check (position >= 1),
  type text not null check (type in ('POSTED', 'HELD', 'RELEASED', 'VOIDED', 'REVERSED')),
  -- Effect on the balances in clock minutes; a balance is a plain sum.
  posted_minutes integer not null,
  held_minutes integer not null,
  held_until date,
  target_id uuid,
  evidence_id uuid not null,
  evidence_hash bytea not null,
  course_run_id uuid,
  course_title text not null,
  project_kind text not null,
  level text not null,
  theme text not null,
  course_ends_on date,
  grade text not null,
  mode text not null,
  earned_on date not null,
  pack text not null,
  hour_minutes integer not null check (hour_minutes > 0),
  reasons jsonb not null,
  request_key text not null,
  request_part integer not null check (request_part >= 0),
  request_content bytea not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (tenant_id, id),
  unique (tenant_id, person_id, position),
  unique (tenant_id, request_key, request_part),
  foreign key (tenant_id, evidence_id) references evidence (tenant_id, id),
  foreign key (tenant_id, target_id) references credit_entry (tenant_id, id),
  foreign key (tenant_id, pack) references rule_pack (tenant_id, code),
  check ((target_id is null) = (type in ('POSTED', 'HELD'))),
  check ((held_until is not null) = (type = 'HELD')),
  check (
    case type
      when 'POSTED' then posted_minutes > 0 and held_minutes = 0
      when 'HELD' then posted_minutes = 0 and held_minutes > 0
      when 'RELEASED' then posted_minutes > 0 and held_minutes = -posted_minutes
      when 'VOIDED' then posted_minutes = 0 and held_minutes < 0
      else posted_minutes <> 0 or held_minutes <> 0
    end)
);
-- Reversed at most once, whatever the application believes.
create unique index credit_entry_reversed_once
  on credit_entry (tenant_id, target_id) where type = 'REVERSED';
create index credit_entry_course on credit_entry (tenant_id, course_run_id, person_id);
create index credit_entry_evidence on credit_entry (tenant_id, evidence_id);

-- Where each person's chain ends: the row that a writer locks. Recomputable from the entries.
create table ledger_chain (
  tenant_id uuid not null,
  person_id uuid not null,
  length bigint not null,
  hash bytea not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);

-- Clock minutes that are credited now: one minute, one credit. An index kept by the gate, not a
-- record: rows go when credit is taken back, and evidence and entries say what must be here.
create table claimed_interval (
  tenant_id uuid not null,
  person_id uuid not null,
  evidence_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  course_title text not null,
  primary key (tenant_id, person_id, evidence_id, starts_at),
  check (starts_at < ends_at),
  exclude using gist (
    tenant_id with =,
    person_id with =,
    tstzrange(starts_at, ends_at) with &&)
);

grant select, insert on credit_entry to ${app};
grant select, insert, update on ledger_chain to ${app};
grant select, insert, delete on claimed_interval to ${app};
grant select on credit_entry, ledger_chain, claimed_interval to ${read};
