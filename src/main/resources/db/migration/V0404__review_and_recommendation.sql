-- Review and recommendation (11.4).

alter table resource
  add column grade text not null default 'NONE'
    check (grade in ('NONE', 'ACCEPTED', 'RECOMMENDED', 'PREMIUM'));

create table resource_review (
  tenant_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  version_id uuid not null,
  state text not null
    check (state in ('SUBMITTED', 'RETURNED', 'ACCEPTED', 'RECOMMENDED', 'PREMIUM')),
  submitted_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, resource_id) references resource (tenant_id, id),
  foreign key (tenant_id, version_id) references resource_version (tenant_id, id),
  check ((state = 'SUBMITTED') = (decided_at is null))
);
create unique index resource_review_open on resource_review (tenant_id, resource_id)
  where state = 'SUBMITTED';
create index resource_review_resource on resource_review (tenant_id, resource_id, submitted_at);

-- An opinion that is asked for, and once given stands.
create table review_opinion (
  tenant_id uuid not null,
  review_id uuid not null,
  reviewer_id uuid not null,
  assigned_at timestamptz not null,
  -- Points by criterion, in the criteria's order: 18,20,15,17,20.
  points text,
  verdict text check (verdict in ('RETURNED', 'ACCEPTED', 'RECOMMENDED', 'PREMIUM')),
  reason text,
  given_at timestamptz,
  primary key (tenant_id, review_id, reviewer_id),
  foreign key (tenant_id, review_id) references resource_review (tenant_id, id),
  foreign key (tenant_id, reviewer_id) references person (tenant_id, id),
  check ((given_at is null) = (verdict is null))
);
create index review_opinion_reviewer on review_opinion (tenant_id, reviewer_id, given_at);

grant select, insert, update on resource_review, review_opinion to ${app};
grant select on resource_review, review_opinion to ${read};
