-- Credit earned elsewhere: other districts (13.3, 5.6), degree study (5.7), papers. A request is a
-- correction of kind IMPORT; a file brings many rows and is about many persons.
alter table correction
  alter column person_id drop not null,
  add constraint correction_about_person check (person_id is not null or kind = 'IMPORT'),
  add constraint correction_import_needs_second check (kind <> 'IMPORT' or needs_second);
alter table document alter column person_id drop not null;

create table outside_credit (
  tenant_id uuid not null,
  correction_id uuid not null,
  row_number integer not null check (row_number >= 1),
  person_id uuid not null,
  district text not null check (length(district) between 1 and 60),
  institution text not null check (length(institution) between 1 and 100),
  title text not null check (length(title) between 1 and 200),
  project_kind text not null,
  level text not null,
  theme text not null,
  mode text not null,
  minutes integer not null check (minutes between 1 and 100000),
  earned_on date not null,
  starts_at timestamptz,
  ends_at timestamptz,
  primary key (tenant_id, correction_id, row_number),
  foreign key (tenant_id, correction_id) references correction (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  check ((starts_at is null) = (ends_at is null)),
  check (starts_at < ends_at)
);

-- The files as they came: a file sent twice is one file.
create table import_file (
  tenant_id uuid not null,
  id uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  format text not null check (format in ('CSV', 'XLSX')),
  sha256 bytea not null,
  content bytea not null check (sha256(content) = sha256 and length(content) <= 5242880),
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  unique (tenant_id, sha256)
);

grant select, insert on outside_credit, import_file to ${app};
grant select on outside_credit to ${read};

-- One correction can bring about many postings: correction:<id>:<row>.
alter table credit_entry
  drop constraint credit_entry_decided,
  drop constraint credit_entry_adjusted_by_decision,
  drop column correction_id;
alter table credit_entry
  add column correction_id uuid generated always as (
    case when request_key like 'correction:%' then substr(request_key, 12, 36)::uuid end) stored;
alter table credit_entry
  add constraint credit_entry_decided
    foreign key (tenant_id, correction_id, correction_accepted)
    references correction_decision (tenant_id, correction_id, accepted),
  add constraint credit_entry_adjusted_by_decision
    check (type <> 'ADJUSTED' or correction_id is not null);
create index credit_entry_correction on credit_entry (tenant_id, correction_id)
  where correction_id is not null;
