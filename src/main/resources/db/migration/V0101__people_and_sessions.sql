-- Districts, people and who they are elsewhere; console accounts; sessions.
-- tenant_id leads every key, so that the tables can be distributed by district.

create extension if not exists btree_gist;

create table district (
  tenant_id uuid not null primary key,
  name text not null,
  host text,
  created_at timestamptz not null
);

create table school (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  stage text not null check (stage in ('KINDERGARTEN', 'PRIMARY', 'JUNIOR', 'SENIOR')),
  rural boolean not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id) references district (tenant_id)
);

create table person (
  tenant_id uuid not null,
  id uuid not null,
  -- Null until a roster vouches for the person: somebody who came in by a launch and is not yet matched.
  staff_number text,
  family_name text not null,
  given_name text not null,
  email text,
  school_id uuid,
  subject text,
  post text,
  hired_on date,
  cycle_starts_on date,
  left_on date,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, staff_number),
  foreign key (tenant_id, school_id) references school (tenant_id, id)
);

create table platform_identity (
  tenant_id uuid not null,
  registration_id uuid not null,
  deployment_id text not null,
  subject text not null,
  person_id uuid not null,
  -- How the link came about: STAFF_NUMBER (the roster agrees), NEW (nobody known), CLAIM (approved by a person).
  basis text not null check (basis in ('STAFF_NUMBER', 'NEW', 'CLAIM')),
  linked_at timestamptz not null,
  primary key (tenant_id, registration_id, deployment_id, subject),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index platform_identity_person on platform_identity (tenant_id, person_id);

create table account (
  tenant_id uuid not null,
  id uuid not null,
  login text not null,
  display_name text not null,
  password_hash text not null,
  role text not null,
  must_change_password boolean not null,
  failed_attempts int not null default 0,
  locked_until timestamptz,
  disabled boolean not null default false,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, login)
);

create table api_token (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  secret_sha256 bytea not null,
  permissions text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, secret_sha256)
);

-- One row a launch or console sign-in. The id is in the path, the secret (kept only as a hash) in the cookie.
create table session (
  tenant_id uuid not null,
  id uuid not null,
  secret_sha256 bytea not null,
  kind text not null check (kind in ('LAUNCH', 'CONSOLE')),
  person_id uuid,
  account_id uuid,
  display_name text not null,
  language text not null,
  role text,
  course_key text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id)
);
create index session_expiry on session (tenant_id, expires_at);

-- Who did what in the console: append only.
create table audit_event (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  action text not null,
  target text,
  detail jsonb,
  primary key (tenant_id, id)
);
create index audit_event_at on audit_event (tenant_id, at);

grant usage on schema public to ${app}, ${read};
grant select, insert, update on district, school, person, platform_identity, account, api_token to ${app};
grant select, insert, update, delete on session to ${app};
grant select, insert on audit_event to ${app};
grant select on district, school, person, platform_identity, audit_event to ${read};
