-- Platforms, their logins and launches, our own signing keys.

create table lti_registration (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  authorization_endpoint text not null,
  token_endpoint text not null,
  token_audience text not null,
  jwks_uri text not null,
  product text not null default '',
  status text not null check (status in ('PENDING', 'ACTIVE', 'DISABLED')),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by_kind text not null,
  changed_by_id text not null,
  primary key (tenant_id, id),
  unique (tenant_id, issuer, client_id)
);

-- Registered, never learned from a launch.
create table lti_deployment (
  tenant_id uuid not null,
  registration_id uuid not null,
  deployment_id text not null,
  created_at timestamptz not null,
  primary key (tenant_id, registration_id, deployment_id),
  foreign key (tenant_id, registration_id) references lti_registration (tenant_id, id)
);

-- One-time permission for a platform to register itself.
create table lti_invitation (
  tenant_id uuid not null,
  id uuid not null,
  secret_hash bytea not null,
  note text not null,
  created_at timestamptz not null,
  created_by_kind text not null,
  created_by_id text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  registration_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, secret_hash)
);

-- A login begun and not yet ended. The launch deletes its row, which is how state works once.
create table lti_login (
  tenant_id uuid not null,
  state_hash bytea not null,
  registration_id uuid not null,
  nonce text not null,
  deployment_id text,
  browser_hash bytea not null,
  expires_at timestamptz not null,
  primary key (tenant_id, state_hash)
);
create index lti_login_expiry on lti_login (tenant_id, expires_at);

-- The launch recorder: every attempt, without the person's data and without tokens. Append only.
create table lti_launch (
  tenant_id uuid not null,
  id uuid not null,
  reference text not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('ACCEPTED', 'PARKED', 'REFUSED')),
  registration_id uuid,
  deployment_id text not null default '',
  message_type text not null default '',
  person_id uuid,
  role text,
  rung text,
  key_id text not null default '',
  skew_ms bigint not null default 0,
  failed jsonb not null default '{}',
  primary key (tenant_id, id)
);
create index lti_launch_by_platform on lti_launch (tenant_id, registration_id, at);
create index lti_launch_by_reference on lti_launch (tenant_id, reference);

-- What the features behind a launch work with, for as long as its session lives: addresses in it
-- can carry a secret of the platform (Moodle's return_url has a sesskey), so it does not stay.
create table lti_launch_message (
  tenant_id uuid not null,
  session_id uuid not null,
  launch_id uuid not null,
  registration_id uuid not null,
  person_id uuid not null,
  message jsonb not null,
  answered_at timestamptz,
  expires_at timestamptz not null,
  primary key (tenant_id, session_id)
);
create index lti_launch_message_expiry on lti_launch_message (tenant_id, expires_at);

-- Launches that wait, for a minute, for their person to confirm in a window of our own.
create table lti_parked_launch (
  tenant_id uuid not null,
  code_hash bytea not null,
  registration_id uuid not null,
  claims jsonb not null,
  expires_at timestamptz not null,
  primary key (tenant_id, code_hash)
);

-- Our signing keys: published from creation, used for signing from active_from, until retired_at.
create table lti_key (
  tenant_id uuid not null,
  kid text not null,
  private_jwk text not null,
  encrypted boolean not null,
  created_at timestamptz not null,
  active_from timestamptz not null,
  retired_at timestamptz,
  primary key (tenant_id, kid)
);

grant select, insert, update on lti_registration to ${app};
grant select, insert, delete on lti_deployment to ${app};
grant select, insert, update on lti_invitation to ${app};
grant select, insert, delete on lti_login to ${app};
grant select, insert on lti_launch to ${app};
grant select, insert, update, delete on lti_launch_message to ${app};
grant select, insert, delete on lti_parked_launch to ${app};
grant select, insert, update on lti_key to ${app};
grant select on lti_registration, lti_deployment, lti_launch to ${read};
