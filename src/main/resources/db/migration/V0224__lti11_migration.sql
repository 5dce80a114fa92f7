-- LTI 1.1 migration: the old shared secrets, and what verified launches said of old identifiers.

create table lti_legacy_consumer (
  tenant_id uuid not null,
  registration_id uuid not null,
  consumer_key text not null,
  secret text not null,
  sealed boolean not null,
  created_at timestamptz not null,
  created_by_kind text not null,
  created_by_id text not null,
  primary key (tenant_id, registration_id, consumer_key),
  foreign key (tenant_id, registration_id) references lti_registration (tenant_id, id)
);

-- Who an old user id is now. Linked once; a second claim to it by another person changes nothing.
create table lti_legacy_user (
  tenant_id uuid not null,
  registration_id uuid not null,
  consumer_key text not null,
  user_id text not null,
  person_id uuid not null,
  subject text not null,
  linked_at timestamptz not null,
  primary key (tenant_id, registration_id, consumer_key, user_id)
);

-- Which new places an old resource link became.
create table lti_legacy_link (
  tenant_id uuid not null,
  registration_id uuid not null,
  consumer_key text not null,
  resource_link_id text not null,
  new_resource_link_id text not null,
  new_context_id text not null,
  linked_at timestamptz not null,
  primary key (tenant_id, registration_id, consumer_key, resource_link_id, new_resource_link_id)
);

grant select, insert, update, delete on lti_legacy_consumer to ${app};
grant select, insert on lti_legacy_user, lti_legacy_link to ${app};
