-- Who a platform says is enrolled in a course (NRPS), as of the last readings.

create table course_roster (
  tenant_id uuid not null,
  course_key text not null,
  registration_id uuid not null,
  members_url text not null,
  groups_url text,
  -- Where only changes can be asked for, if the platform offers it.
  differences_url text,
  state text not null check (state in ('READING', 'READ', 'FAILED')),
  asked_at timestamptz not null,
  leased_until timestamptz,
  people_read int not null default 0,
  read_at timestamptz,
  -- The last reading of everybody, not of changes only.
  whole_at timestamptz,
  failure text,
  -- Names of course groups by identifier.
  group_names jsonb not null default '{}',
  primary key (tenant_id, course_key),
  foreign key (tenant_id, registration_id) references lti_registration (tenant_id, id)
);

-- Never deleted: whoever is missing stays, with the day since when.
create table course_member (
  tenant_id uuid not null,
  course_key text not null,
  subject text not null,
  family_name text not null,
  given_name text not null,
  staff_number text not null,
  role text not null,
  group_ids text[] not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  missing_since timestamptz,
  primary key (tenant_id, course_key, subject),
  foreign key (tenant_id, course_key) references course_roster (tenant_id, course_key)
);

-- Groups as launches name them, for platforms without a service for groups (Moodle).
create table course_person_group (
  tenant_id uuid not null,
  course_key text not null,
  person_id uuid not null,
  group_ids text[] not null,
  seen_at timestamptz not null,
  primary key (tenant_id, course_key, person_id)
);

grant select, insert, update on course_roster, course_member, course_person_group to ${app};
grant select on course_roster, course_member, course_person_group to ${read};
