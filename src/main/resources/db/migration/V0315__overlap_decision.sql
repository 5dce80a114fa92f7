-- Two pieces of evidence claim the same clock time of one person: what somebody decided. The queue
-- itself is worked out from evidence and claims, so nothing waits that does not overlap any more.
create table overlap_decision (
  tenant_id uuid not null,
  -- The evidence that asks, and the one that is credited.
  evidence_id uuid not null,
  against_id uuid not null,
  choice text not null check (choice in ('KEEP', 'REPLACE', 'REST', 'REFUSE')),
  reason text not null check (length(reason) between 1 and 500),
  -- REST: the evidence for what was left.
  rest_id uuid,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, evidence_id, against_id),
  foreign key (tenant_id, evidence_id) references evidence (tenant_id, id),
  foreign key (tenant_id, against_id) references evidence (tenant_id, id),
  foreign key (tenant_id, rest_id) references evidence (tenant_id, id),
  check ((rest_id is not null) = (choice = 'REST'))
);
create trigger overlap_decision_append_only before update or delete or truncate on overlap_decision
  for each statement execute function refuse_rewriting();

grant select, insert on overlap_decision to ${app};
grant select on overlap_decision to ${read};
