-- Rosters that a trainer's phone or laptop keeps without network, and what they bring back.

-- Lets one browser read the roster of one session and hand in stamps, for a few days.
create table roster_pass (
  tenant_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  trainer_id uuid not null,
  -- Opens it once, in a new window; then the browser holds a secret of its own.
  ticket_hash bytea not null,
  secret_hash bytea,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, session_id) references training_session (tenant_id, id)
);

-- What was stamped offline, as it came in; settled once.
create table roster_stamp (
  tenant_id uuid not null,
  -- Made by the device: the same stamp sent twice is one.
  id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('IN', 'OUT')),
  -- By the server's clock, from what the device said of its own.
  stamped_at timestamptz not null,
  device_at timestamptz not null,
  received_at timestamptz not null,
  by_person uuid not null,
  outcome text not null check (outcome in ('APPLIED', 'SAME', 'CONFLICT')),
  -- Why it is a conflict: a message key; empty for none.
  why text not null,
  settled text check (settled in ('TAKEN', 'DROPPED')),
  settled_at timestamptz,
  settled_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, session_id) references training_session (tenant_id, id)
);
create index roster_stamp_session on roster_stamp (tenant_id, session_id, received_at);

grant select, insert, update on roster_pass to ${app};
grant select, insert on roster_stamp to ${app};
grant update (settled, settled_at, settled_by) on roster_stamp to ${app};
grant select on roster_stamp to ${read};
