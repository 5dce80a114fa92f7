-- A participant's calendar under an address that nobody can guess; a new one makes the old one void.
create table calendar_feed (
  tenant_id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  issued_at timestamptz not null,
  primary key (tenant_id, person_id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
grant select, insert, update, delete on calendar_feed to ${app};
