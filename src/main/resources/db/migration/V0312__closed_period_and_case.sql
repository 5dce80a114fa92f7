-- Years and cycles are closed and reopened by dated decisions; the last one counts. Odd numbers
-- close, even ones reopen, so that nobody can close twice or reopen what is open.
create table period_decision (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('YEAR', 'CYCLE')),
  -- Null: the whole district.
  person_id uuid,
  who uuid not null generated always as (
    coalesce(person_id, '00000000-0000-0000-0000-000000000000')) stored,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  number integer not null check (number >= 1),
  action text not null check (action in ('CLOSE', 'REOPEN')),
  decided_on date not null,
  reason text not null check (length(reason) between 1 and 500),
  -- Number and title of the paper that says so.
  reference text not null check (length(reference) between 1 and 200),
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  unique (tenant_id, who, from_day, to_day, number),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  check ((number % 2 = 1) = (action = 'CLOSE'))
);

-- The gate says no with words; this says no to whoever comes another way, or in the same moment as
-- the closing. Writers share the lock, a closing waits until those before it are done. A release or
-- void settles what the year was closed with and is let through.
create function refuse_closed_period() returns trigger language plpgsql as $$
declare
  refused record;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('xueshi.period:' || tenant, 0))
    from (select distinct tenant_id::text as tenant from inserted) tenants;
  select d.from_day, d.to_day into refused
    from inserted e
    join period_decision d on d.tenant_id = e.tenant_id
      and (d.person_id is null or d.person_id = e.person_id)
      and e.earned_on between d.from_day and d.to_day
    where d.action = 'CLOSE'
      and e.type in ('POSTED', 'HELD', 'ADJUSTED', 'REVERSED')
      and not exists (
        select 1 from period_decision later
        where later.tenant_id = d.tenant_id and later.who = d.who
          and later.from_day = d.from_day and later.to_day = d.to_day
          and later.number > d.number)
    limit 1;
  if found then
    raise exception 'closed period % to %', refused.from_day, refused.to_day
      using errcode = 'XS310';
  end if;
  return null;
end $$;

create trigger credit_entry_in_open_period after insert on credit_entry
  referencing new table as inserted for each statement execute function refuse_closed_period();

-- Breaches (37.2): while a case is open, the entries in question are left out of attestations.
create table ledger_case (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  reason text not null check (length(reason) between 1 and 500),
  reference text not null check (length(reference) <= 200),
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index ledger_case_person on ledger_case (tenant_id, person_id);

-- The evidence in question; a case without any is about the whole person.
create table ledger_case_evidence (
  tenant_id uuid not null,
  case_id uuid not null,
  evidence_id uuid not null,
  primary key (tenant_id, case_id, evidence_id),
  foreign key (tenant_id, case_id) references ledger_case (tenant_id, id),
  foreign key (tenant_id, evidence_id) references evidence (tenant_id, id)
);

create table ledger_case_closing (
  tenant_id uuid not null,
  case_id uuid not null,
  outcome text not null check (length(outcome) between 1 and 500),
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, case_id),
  foreign key (tenant_id, case_id) references ledger_case (tenant_id, id)
);

grant select, insert on period_decision, ledger_case, ledger_case_evidence, ledger_case_closing
  to ${app};
grant select on period_decision, ledger_case, ledger_case_evidence, ledger_case_closing to ${read};
