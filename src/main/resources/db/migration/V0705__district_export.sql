-- Files for the provincial and national teacher systems, and what those said of each row.
create table export_layout (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  -- Columns and code tables, as the Office writes them.
  definition text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, name)
);

create table export_job (
  tenant_id uuid not null,
  id uuid not null,
  layout_id uuid not null,
  -- As it was then.
  definition text not null,
  made_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, layout_id) references export_layout (tenant_id, id)
);

create table export_row (
  tenant_id uuid not null,
  job_id uuid not null,
  layout_id uuid not null,
  number integer not null,
  -- Names the record for ever: the evidence behind it.
  record_id uuid not null,
  person_id uuid not null,
  facts jsonb not null,
  state text not null check (state in ('SENT', 'ACCEPTED', 'REJECTED', 'SUPERSEDED')),
  reason text,
  answered_at timestamptz,
  primary key (tenant_id, job_id, number),
  unique (tenant_id, job_id, record_id),
  foreign key (tenant_id, job_id) references export_job (tenant_id, id)
);
create index export_row_record on export_row (tenant_id, layout_id, record_id, state);

grant select, insert, update on export_layout, export_row to ${app};
grant select, insert on export_job to ${app};
grant select on export_layout, export_job, export_row to ${read};
