-- Sign-out beside sign-in, live online and make-up sessions, substituted trainers, scanned codes.

alter table attendance
  add column signed_out_at timestamptz,
  add check (signed_out_at is null or signed_in_at is null or signed_in_at <= signed_out_at);

alter table training_session
  -- Where a live online session is held; empty = people meet at the place.
  add column live_url text not null default '',
  -- Who leads it; empty = nobody in particular.
  add column leader text not null default '',
  -- The session its minutes count for: itself, unless it makes up for another.
  add column counts_for uuid;
update training_session set counts_for = id;
alter table training_session
  alter column counts_for set not null,
  add foreign key (tenant_id, counts_for) references training_session (tenant_id, id);
create index training_session_counts_for on training_session (tenant_id, counts_for);
grant select (live_url, leader, counts_for) on training_session to ${read};

-- Somebody else leads a session than was planned. Only added to.
create table session_substitution (
  tenant_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  leader text not null,
  instead_of text not null,
  reason text not null,
  at timestamptz not null,
  by_person uuid not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, session_id) references training_session (tenant_id, id)
);
create index session_substitution_session on session_substitution (tenant_id, session_id, at);

-- A QR code that was scanned in time, by a browser that has not said yet whose it is. Works once.
create table scanned_code (
  tenant_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  kind text not null check (kind in ('IN', 'OUT')),
  scanned_at timestamptz not null,
  used_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, session_id) references training_session (tenant_id, id)
);
create index scanned_code_age on scanned_code (tenant_id, scanned_at);

grant select, insert on session_substitution to ${app};
grant select, insert, update, delete on scanned_code to ${app};
grant select on session_substitution to ${read};
