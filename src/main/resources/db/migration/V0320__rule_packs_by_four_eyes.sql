-- From a draft to rules in force: written, proposed, tried, published by another person; each step
-- after the draft is a row that the application can add and never change (38.1, 39.1).

create table rule_draft (
  tenant_id uuid not null,
  id uuid not null,
  document jsonb not null,
  based_on text,
  -- Everybody who wrote in it: none of them may publish it.
  editors text[] not null check (cardinality(editors) > 0),
  changed_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id)
);

create table rule_proposal (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  effective_from date not null,
  document jsonb not null,
  hash bytea not null,
  editors text[] not null check (cardinality(editors) > 0),
  proposed_by text not null,
  reason text not null,
  proposed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, id, editors),
  unique (tenant_id, id, hash),
  check (proposed_by = any (editors))
);

-- A trial run of a proposal on the real book.
create table rule_trial (
  tenant_id uuid not null,
  id uuid not null,
  proposal_id uuid not null,
  basis text not null check (basis in ('CYCLE', 'FROM_DATE')),
  state text not null check (state in ('RUNNING', 'DONE', 'FAILED')),
  as_of date not null,
  known_on timestamptz not null,
  started_by text not null,
  finished_at timestamptz,
  total integer not null,
  done integer not null,
  last_person uuid,
  primary key (tenant_id, id),
  unique (tenant_id, id, proposal_id),
  foreign key (tenant_id, proposal_id) references rule_proposal (tenant_id, id)
);
create index rule_trial_running on rule_trial (tenant_id, id) where state = 'RUNNING';

create table rule_trial_line (
  tenant_id uuid not null,
  trial_id uuid not null,
  person_id uuid not null,
  school_id uuid,
  effect text not null check (effect in ('GAIN', 'LOSE', 'SAME')),
  before_hours numeric(12, 4) not null,
  after_hours numeric(12, 4) not null,
  -- Codes of requirements that are not met, advisory ones left out.
  short_before text[] not null,
  short_after text[] not null,
  requirements jsonb not null,
  reasons jsonb not null,
  primary key (tenant_id, trial_id, person_id),
  foreign key (tenant_id, trial_id) references rule_trial (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);

-- Who looked at a finished trial.
create table rule_trial_seen (
  tenant_id uuid not null,
  trial_id uuid not null,
  seen_by text not null,
  seen_at timestamptz not null,
  primary key (tenant_id, trial_id, seen_by),
  foreign key (tenant_id, trial_id) references rule_trial (tenant_id, id)
);

create table rule_decision (
  tenant_id uuid not null,
  proposal_id uuid not null,
  outcome text not null check (outcome in ('PUBLISHED', 'RETURNED', 'TAKEN_BACK')),
  editors text[] not null,
  decided_by text not null,
  reason text not null,
  trial_id uuid,
  decided_at timestamptz not null,
  primary key (tenant_id, proposal_id),
  unique (tenant_id, proposal_id, outcome),
  foreign key (tenant_id, proposal_id, editors) references rule_proposal (tenant_id, id, editors),
  foreign key (tenant_id, trial_id, proposal_id) references rule_trial (tenant_id, id, proposal_id),
  -- Whoever publishes has seen what it does,
  foreign key (tenant_id, trial_id, decided_by) references rule_trial_seen (tenant_id, trial_id, seen_by),
  check ((outcome = 'PUBLISHED') = (trial_id is not null)),
  -- and wrote none of it.
  check (outcome = 'TAKEN_BACK' or decided_by <> all (editors)),
  check (outcome <> 'TAKEN_BACK' or decided_by = any (editors))
);

alter table rule_pack
  add proposal_id uuid,
  add published text check (published = 'PUBLISHED'),
  add replaces text,
  drop constraint rule_pack_tenant_id_effective_from_key,
  add unique (tenant_id, proposal_id),
  add foreign key (tenant_id, proposal_id, published)
    references rule_decision (tenant_id, proposal_id, outcome),
  add foreign key (tenant_id, proposal_id, hash) references rule_proposal (tenant_id, id, hash),
  add foreign key (tenant_id, replaces) references rule_pack (tenant_id, code),
  add check ((proposal_id is null) = (published is null)),
  -- Nothing published changes the past, unless it takes the place of a pack that was revoked.
  add check (proposal_id is null or replaces is not null
    or effective_from > (recorded_at at time zone 'Asia/Shanghai')::date);
-- Only a district's first pack comes without a decision: the one that is shipped.
create unique index rule_pack_first on rule_pack (tenant_id) where proposal_id is null;

-- Withdrawn before its date: as if it had never been. Revoked later: nothing more is recognised by it.
create table rule_withdrawal (
  tenant_id uuid not null,
  code text not null,
  kind text not null check (kind in ('WITHDRAWN', 'REVOKED')),
  withdrawn_by text not null,
  reason text not null,
  withdrawn_at timestamptz not null,
  primary key (tenant_id, code),
  foreign key (tenant_id, code) references rule_pack (tenant_id, code)
);

-- Special cases of a person's service that change what is asked of them; decided, never deleted.
create table special_case (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('LEAVE', 'TRANSFER_IN', 'TRANSFER_OUT', 'RETIREMENT', 'APPOINTMENT')),
  from_day date not null,
  to_day date,
  reason text not null,
  decided_by text not null,
  decided_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  check ((kind = 'LEAVE') = (to_day is not null)),
  check (to_day is null or to_day >= from_day)
);
create index special_case_person on special_case (tenant_id, person_id);
-- A case that was a mistake is taken back by a further row.
create table special_case_taken_back (
  tenant_id uuid not null,
  case_id uuid not null,
  reason text not null,
  taken_back_by text not null,
  taken_back_at timestamptz not null,
  primary key (tenant_id, case_id),
  foreign key (tenant_id, case_id) references special_case (tenant_id, id)
);

grant select, insert, update, delete on rule_draft to ${app};
grant select, insert, update on rule_trial to ${app};
grant select, insert on rule_proposal, rule_trial_line, rule_trial_seen, rule_decision, rule_withdrawal,
  special_case, special_case_taken_back to ${app};
grant select on rule_proposal, rule_trial, rule_trial_line, rule_decision, rule_withdrawal,
  special_case, special_case_taken_back to ${read};
