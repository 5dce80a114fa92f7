-- A paper that was handed out is withdrawn by hand: one person asks, another decides. Both rows are
-- written once; after a refusal one may ask anew.
create table withdrawal (
  tenant_id uuid not null,
  id uuid not null,
  -- Verification code of the certificate, transcript or attestation.
  code text not null,
  reason text not null check (length(reason) between 1 and 500),
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  -- What a decision must repeat, so that four eyes are a constraint and not a promise.
  unique (tenant_id, id, actor_kind, actor_id)
);
create index withdrawal_code on withdrawal (tenant_id, code);

create table withdrawal_decision (
  tenant_id uuid not null,
  withdrawal_id uuid not null,
  accepted boolean not null,
  asker_kind text not null,
  asker_id text not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, withdrawal_id),
  foreign key (tenant_id, withdrawal_id, asker_kind, asker_id)
    references withdrawal (tenant_id, id, actor_kind, actor_id),
  -- Taking one's own request back is not a decision of two.
  constraint withdrawal_four_eyes check (
    not accepted or (actor_kind, actor_id) <> (asker_kind, asker_id))
);

grant select, insert on withdrawal, withdrawal_decision to ${app};
grant select on withdrawal, withdrawal_decision to ${read};
