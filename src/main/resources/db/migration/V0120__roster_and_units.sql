-- The roster by file, units of the district, the pool of trainers, claims of identity, and which
-- school a console account speaks for.

alter table school
  add column responsible text,
  add column ended_on date;

alter table person
  add column stage text check (stage in ('KINDERGARTEN', 'PRIMARY', 'JUNIOR', 'SENIOR')),
  -- Of the identity-card number only this: HMAC-SHA256 with a key that is not in the database.
  add column id_hash text;
create unique index person_id_hash on person (tenant_id, id_hash) where id_hash is not null;

alter table account
  add column school_id uuid,
  -- The teacher who holds the account: nobody recommends or reviews themselves.
  add column person_id uuid,
  add foreign key (tenant_id, school_id) references school (tenant_id, id),
  add foreign key (tenant_id, person_id) references person (tenant_id, id);

-- A file as it was read: cells by column; identity-card numbers were replaced by their hash before.
create table roster_import (
  tenant_id uuid not null,
  id uuid not null,
  file_name text not null,
  source text not null check (source in ('TABLE', 'ONEROSTER')),
  -- Whether the file is the whole roster: then whoever is missing has left.
  whole boolean not null,
  lines jsonb not null,
  uploaded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  applied_at timestamptz,
  applied_by text,
  undone_at timestamptz,
  undone_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id) references district (tenant_id),
  check (undone_at is null or applied_at is not null)
);

-- What an import did to each person. Append only.
create table roster_change (
  tenant_id uuid not null,
  import_id uuid not null,
  position int not null,
  person_id uuid not null,
  kind text not null check (kind in ('ADDED', 'CHANGED', 'LEFT', 'BACK')),
  before_facts jsonb,
  after_facts jsonb not null,
  primary key (tenant_id, import_id, position),
  foreign key (tenant_id, import_id) references roster_import (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);

-- 基地、培训机构、名师工作室、工作坊、校长发展共同体.
create table unit (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('BASE', 'PROVIDER', 'STUDIO', 'WORKSHOP', 'COMMUNITY')),
  name text not null,
  school_id uuid,
  responsible text not null,
  remark text not null,
  ended_on date,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, kind, name),
  foreign key (tenant_id, school_id) references school (tenant_id, id)
);

create table unit_qualification (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  title text not null,
  number text not null,
  valid_from date not null,
  valid_until date not null,
  revoked_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  check (valid_from <= valid_until)
);

create table unit_member (
  tenant_id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  leader boolean not null,
  since date not null,
  until date,
  primary key (tenant_id, unit_id, person_id),
  foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);

-- 培训者与专家库: some are teachers of the district, some come from elsewhere.
create table trainer (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid,
  name text not null,
  workplace text not null,
  expertise text not null,
  full_time boolean not null,
  version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);

create table trainer_appointment (
  tenant_id uuid not null,
  id uuid not null,
  trainer_id uuid not null,
  role text not null check (role in ('TRAINER', 'MENTOR', 'EXPERT', 'EVALUATOR')),
  valid_from date not null,
  valid_until date not null,
  ended_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, trainer_id) references trainer (tenant_id, id),
  check (valid_from <= valid_until)
);

-- "I am the one with this staff number", from somebody whom no roster vouches for yet.
create table identity_claim (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  staff_number text not null,
  note text not null,
  claimed_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  accepted boolean,
  reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  check ((decided_at is null) = (accepted is null))
);
create unique index identity_claim_open on identity_claim (tenant_id, person_id)
  where decided_at is null;

grant select, insert, update on unit, unit_qualification, unit_member, trainer,
  trainer_appointment, identity_claim, roster_import to ${app};
grant select, insert on roster_change to ${app};
grant select on unit, unit_qualification, unit_member, trainer, trainer_appointment to ${read};
