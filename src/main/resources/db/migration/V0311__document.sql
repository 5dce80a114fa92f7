-- Papers attached as evidence: kept with the book, in the same transaction and backup.
create table document (
  tenant_id uuid not null,
  id uuid not null,
  -- Whose hours it is about: the teacher may see it.
  person_id uuid not null,
  -- What it belongs to, e.g. CORRECTION and its identifier.
  about_kind text not null,
  about_id uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  size integer not null check (size between 1 and 10485760),
  sha256 bytea not null check (length(sha256) = 32),
  content bytea not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  -- The same file once for the same thing.
  unique (tenant_id, about_id, sha256),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  check (length(content) = size and sha256(content) = sha256)
);

grant select, insert on document to ${app};
-- Not for reports: whoever may read them asks the application.
grant select (tenant_id, id, person_id, about_kind, about_id, file_name, media_type, size, sha256,
  recorded_at, actor_kind, actor_id) on document to ${read};
