-- What a package remembers of a participant: bookmark, suspend data, answers. It is the package's own
-- word; no hour and no score comes of it.
create table package_memory (
  tenant_id uuid not null,
  person_id uuid not null,
  component_id uuid not null,
  version_id uuid not null,
  state text not null,
  saved_at timestamptz not null,
  primary key (tenant_id, person_id, component_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, component_id) references component (tenant_id, id) on delete cascade
);
grant select, insert, update on package_memory to ${app};
