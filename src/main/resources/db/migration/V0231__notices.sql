-- Platforms' notices (PNS), each handled once, and what they ask us to do.

create table lti_notice (
  tenant_id uuid not null,
  registration_id uuid not null,
  notice_id text not null,
  type text not null,
  received_at timestamptz not null,
  primary key (tenant_id, registration_id, notice_id),
  foreign key (tenant_id, registration_id) references lti_registration (tenant_id, id)
);

-- Where a deployment takes the address of our handler, as launches say it.
create table lti_notice_service (
  tenant_id uuid not null,
  registration_id uuid not null,
  deployment_id text not null,
  url text not null,
  types text[] not null,
  registered_at timestamptz,
  next_at timestamptz not null,
  attempts int not null default 0,
  primary key (tenant_id, registration_id, deployment_id),
  foreign key (tenant_id, registration_id) references lti_registration (tenant_id, id)
);

-- Files handed in on a platform that we are to look at: what we saw is a receipt, not the file.
create table lti_asset (
  tenant_id uuid not null,
  id uuid not null,
  registration_id uuid not null,
  asset_id text not null,
  asset_url text not null,
  report_url text not null,
  subject text not null,
  context_id text not null,
  checksum text not null,
  state text not null check (state in ('WAITING', 'RECEIVED', 'DIFFERENT', 'TOO_LARGE', 'FAILED')),
  attempts int not null default 0,
  next_at timestamptz not null,
  sha256 bytea,
  size_bytes bigint,
  done_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, registration_id, asset_id),
  foreign key (tenant_id, registration_id) references lti_registration (tenant_id, id)
);
create index lti_asset_waiting on lti_asset (tenant_id, next_at) where state = 'WAITING';

grant select, insert on lti_notice to ${app};
grant select, insert, update on lti_notice_service, lti_asset to ${app};
grant select on lti_notice, lti_notice_service, lti_asset to ${read};
