-- Transcripts and attestations as they were handed out: snapshots that are never changed. Their
-- status is worked out from the book each time somebody asks.
create table paper (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('TRANSCRIPT', 'ATTESTATION')),
  code text not null,
  person_id uuid not null,
  -- A newer paper of the same person and series takes the place of this one.
  series text not null,
  -- Papers issued together for a school; null if issued alone.
  batch_id uuid,
  -- The entries it stands on: when one of them is taken back, so is the paper.
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
create index paper_person on paper (tenant_id, person_id, kind, series, issued_at);
create index paper_batch on paper (tenant_id, batch_id);
create index paper_issued on paper (tenant_id, issued_at, id);

grant select, insert on paper to ${app};
grant select on paper to ${read};
