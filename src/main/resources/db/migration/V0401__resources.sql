-- The resource library: what was uploaded, in versions that never change, each with a manifest of its files.
-- Contents lie in the content store under their SHA-256; no row holds a path on any disk.

create table resource (
  tenant_id uuid not null,
  id uuid not null,
  title text not null,
  latest_number int not null,
  created_at timestamptz not null,
  -- Who brought it in and may change it: PERSON, ACCOUNT, TOKEN or SYSTEM, and which.
  owner_kind text not null,
  owner_id text not null,
  withdrawn_at timestamptz,
  version int not null,
  primary key (tenant_id, id),
  foreign key (tenant_id) references district (tenant_id)
);

create table resource_version (
  tenant_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  number int not null check (number >= 1),
  kind text not null check (kind in ('PACKAGE', 'PDF', 'VIDEO', 'AUDIO', 'IMAGE')),
  -- As uploaded; for a package the zip itself, kept so that it can be examined again.
  file_name text not null,
  media_type text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes > 0),
  start_path text not null,
  file_count int not null check (file_count >= 1),
  uploaded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  unique (tenant_id, resource_id, number),
  foreign key (tenant_id, resource_id) references resource (tenant_id, id)
);

create table package_file (
  tenant_id uuid not null,
  version_id uuid not null,
  path text not null,
  media_type text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null check (size_bytes >= 0),
  primary key (tenant_id, version_id, path),
  foreign key (tenant_id, version_id) references resource_version (tenant_id, id)
);

-- Signs the short-lived addresses on the content origin; one a district, made at first use.
create table content_key (
  tenant_id uuid not null primary key,
  secret bytea not null,
  created_at timestamptz not null,
  foreign key (tenant_id) references district (tenant_id)
);

grant select, insert, update on resource to ${app};
grant select, insert on resource_version, package_file, content_key to ${app};
grant select on resource, resource_version, package_file to ${read};
