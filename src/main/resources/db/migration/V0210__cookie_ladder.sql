-- The ladder: how a launch proves that it reached the browser that began it.

-- The order chosen for a platform; platforms without a row have the usual one.
create table lti_ladder (
  tenant_id uuid not null,
  registration_id uuid not null,
  rungs text not null,
  changed_at timestamptz not null,
  changed_by_kind text not null,
  changed_by_id text not null,
  primary key (tenant_id, registration_id),
  foreign key (tenant_id, registration_id) references lti_registration (tenant_id, id)
);

-- The secret left with the platform's page, if the platform offers to keep one.
alter table lti_login
  add column storage_frame text,
  add column storage_hash bytea;

-- A launch that waits is on one rung, and knows what is left after it and what it said of itself.
alter table lti_parked_launch
  add column rung text not null default 'OWN_WINDOW',
  add column rungs_left text not null default '',
  add column cookie_came boolean not null default false,
  add column storage_hash bytea,
  add column facts jsonb not null default '{}';

grant select, insert, update on lti_ladder to ${app};
grant select on lti_ladder to ${read};
