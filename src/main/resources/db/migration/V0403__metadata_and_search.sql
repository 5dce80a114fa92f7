-- What a resource is about (9.1, 11.1, 19.3), in LOM and Dublin Core terms, and its full-text index.

create table resource_metadata (
  tenant_id uuid not null,
  resource_id uuid not null,
  -- LOM general.description, dc:description.
  description text not null default '',
  -- LOM general.keyword, dc:subject.
  subject text not null default '',
  -- LOM educational.context.
  stage text not null default '',
  -- Node of the professional standards (9.1); LOM classification.
  standard text not null default '',
  -- One of the five teaching methods (20.2).
  method text not null default '',
  -- Bought, developed or brought in (11.1), with its contract; LOM lifeCycle, dc:provenance.
  origin text not null default '',
  contract text not null default '',
  -- LOM rights, dc:rights.
  licence text not null default '',
  changed_at timestamptz not null,
  primary key (tenant_id, resource_id),
  foreign key (tenant_id, resource_id) references resource (tenant_id, id)
);

-- Words of title, description and text, cut by us before they come here.
create table resource_words (
  tenant_id uuid not null,
  resource_id uuid not null,
  words tsvector not null,
  primary key (tenant_id, resource_id),
  foreign key (tenant_id, resource_id) references resource (tenant_id, id)
);
create index resource_words_index on resource_words using gin (words);

-- The text of a version, as far as it could be read; the index is made of it anew when words change.
create table version_text (
  tenant_id uuid not null,
  version_id uuid not null,
  text text not null,
  primary key (tenant_id, version_id),
  foreign key (tenant_id, version_id) references resource_version (tenant_id, id)
);

grant select, insert, update on resource_metadata, resource_words to ${app};
grant select, insert on version_text to ${app};
grant select on resource_metadata to ${read};
