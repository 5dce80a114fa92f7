-- A correction is asked for by one person and, above a threshold, decided by another. Both rows are
-- written once; whoever changes their mind asks anew.
create table correction (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('REVERSE', 'ADJUST', 'RELEASE', 'VOID', 'IMPORT')),
  person_id uuid not null,
  -- The entry to correct; credit from elsewhere (IMPORT) has none yet.
  entry_id uuid,
  -- ADJUST: the signed difference. RELEASE, VOID: how many. REVERSE: 0. IMPORT: clock minutes.
  minutes integer not null,
  reason text not null check (length(reason) between 1 and 500),
  needs_second boolean not null,
  request_key text not null,
  request_content bytea not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  unique (tenant_id, request_key),
  -- What a decision must repeat, so that four eyes are a constraint and not a promise.
  unique (tenant_id, id, needs_second, actor_kind, actor_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, entry_id) references credit_entry (tenant_id, id),
  check ((entry_id is null) = (kind = 'IMPORT')),
  check (kind <> 'ADJUST' or minutes <> 0),
  -- A teacher asks; only others decide.
  check (needs_second or actor_kind in ('ACCOUNT', 'TOKEN'))
);
create index correction_entry on correction (tenant_id, entry_id);
create index correction_person on correction (tenant_id, person_id);

create table correction_decision (
  tenant_id uuid not null,
  correction_id uuid not null,
  accepted boolean not null,
  reason text not null check (length(reason) between 1 and 500),
  needs_second boolean not null,
  proposer_kind text not null,
  proposer_id text not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, correction_id),
  unique (tenant_id, correction_id, accepted),
  foreign key (tenant_id, correction_id, needs_second, proposer_kind, proposer_id)
    references correction (tenant_id, id, needs_second, actor_kind, actor_id),
  -- The second person is a person, and another one. Taking one's own request back is no decision.
  constraint correction_decision_four_eyes check (
    not accepted or not needs_second
      or (actor_kind = 'ACCOUNT' and (actor_kind, actor_id) <> (proposer_kind, proposer_id)))
);

-- An entry that a correction brought about names it by its key, and the decision must be there.
alter table credit_entry
  drop constraint credit_entry_type_check,
  drop constraint credit_entry_check2,
  add constraint credit_entry_type check (
    type in ('POSTED', 'HELD', 'RELEASED', 'VOIDED', 'REVERSED', 'ADJUSTED')),
  add constraint credit_entry_effect check (
    case type
      when 'POSTED' then posted_minutes > 0 and held_minutes = 0
      when 'HELD' then posted_minutes = 0 and held_minutes > 0
      when 'RELEASED' then posted_minutes > 0 and held_minutes = -posted_minutes
      when 'VOIDED' then posted_minutes = 0 and held_minutes < 0
      when 'ADJUSTED' then posted_minutes <> 0 and held_minutes = 0
      else posted_minutes <> 0 or held_minutes <> 0
    end),
  add column correction_id uuid generated always as (
    case when request_key like 'correction:%' then substr(request_key, 12)::uuid end) stored,
  add column correction_accepted boolean generated always as (
    case when request_key like 'correction:%' then true end) stored,
  add constraint credit_entry_decided
    foreign key (tenant_id, correction_id, correction_accepted)
    references correction_decision (tenant_id, correction_id, accepted),
  add constraint credit_entry_adjusted_by_decision
    check (type <> 'ADJUSTED' or correction_id is not null);

grant select, insert on correction, correction_decision to ${app};
grant select on correction, correction_decision to ${read};
