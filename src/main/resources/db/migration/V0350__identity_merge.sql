-- One teacher, two rows: a roster row and somebody who came in by a platform, or two roster rows.
-- Two people of the Office decide that they are one, and can decide again that they are not.
-- Entries, evidence and chains stay where they are: reading puts them together.
alter table person
  -- With whom this row is one person, the kept row itself included; null: it stands by itself.
  -- Derived from the decisions below.
  add column one_id uuid,
  -- HMAC of the identity card number with the district's key; the number itself is not kept.
  add column id_number_hash bytea check (length(id_number_hash) = 32),
  add foreign key (tenant_id, one_id) references person (tenant_id, id);
create index person_one on person (tenant_id, one_id) where one_id is not null;
create index person_id_number on person (tenant_id, id_number_hash)
  where id_number_hash is not null;

-- What the platform said at the first launch; a hint, for it was not enough to link by.
alter table platform_identity add column staff_number text;

create table identity_merge (
  tenant_id uuid not null,
  id uuid not null,
  action text not null check (action in ('MERGE', 'UNDO')),
  -- Whose row gives way, and whose describes the person from then on.
  absorbed_id uuid not null,
  kept_id uuid not null,
  reason text not null check (length(reason) between 1 and 500),
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  unique (tenant_id, id, actor_kind, actor_id),
  foreign key (tenant_id, absorbed_id) references person (tenant_id, id),
  foreign key (tenant_id, kept_id) references person (tenant_id, id),
  check (absorbed_id <> kept_id)
);
create index identity_merge_absorbed on identity_merge (tenant_id, absorbed_id);

create table identity_merge_decision (
  tenant_id uuid not null,
  merge_id uuid not null,
  accepted boolean not null,
  reason text not null check (length(reason) between 1 and 500),
  proposer_kind text not null,
  proposer_id text not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, merge_id),
  foreign key (tenant_id, merge_id, proposer_kind, proposer_id)
    references identity_merge (tenant_id, id, actor_kind, actor_id),
  -- Whoever asked may take it back, but not grant it.
  constraint identity_merge_four_eyes check (
    not accepted
      or (actor_kind = 'ACCOUNT' and (actor_kind, actor_id) <> (proposer_kind, proposer_id)))
);

-- All rows that are one person with any of these, these included.
create function identities_of(tenant uuid, persons uuid[]) returns uuid[]
  language sql stable as $$
    select array(
      select unnest(persons)
      union
      select m.id from person p
      join person m on m.tenant_id = p.tenant_id and m.one_id = p.one_id
      where p.tenant_id = tenant and p.id = any(persons))
  $$;

do $$
declare
  kept text;
begin
  foreach kept in array array['identity_merge', 'identity_merge_decision'] loop
    execute format(
      'create trigger %I before update or delete or truncate on %I
         for each statement execute function refuse_rewriting()',
      kept || '_append_only', kept);
  end loop;
end $$;

grant select, insert on identity_merge, identity_merge_decision to ${app};
grant select on identity_merge, identity_merge_decision to ${read};
