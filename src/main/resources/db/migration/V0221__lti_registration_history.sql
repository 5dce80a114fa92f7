-- What platforms keep of us, what became of each registration, and deployments that are switched off.

alter table lti_registration add column tool_known jsonb;
alter table lti_deployment add column disabled_at timestamptz;

-- Append only. Kept when a registration that was never used is deleted: so there is no foreign key.
create table lti_registration_change (
  tenant_id uuid not null,
  id uuid not null,
  registration_id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  what text not null,
  differences jsonb not null default '{}',
  primary key (tenant_id, id)
);
create index lti_registration_change_by_platform
  on lti_registration_change (tenant_id, registration_id, at);

grant delete on lti_registration to ${app};
grant delete on lti_ladder to ${app};
grant update on lti_deployment to ${app};
grant select, insert on lti_registration_change to ${app};
grant select on lti_registration_change to ${read};
