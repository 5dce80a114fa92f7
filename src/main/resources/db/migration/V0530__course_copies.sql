-- Courses copied on the platform: which course a course came from, what in it came from what.

-- As the platform announced it (LtiContextCopyNotice); launches say it again in their history.
create table course_copied_from (
  tenant_id uuid not null,
  course_key text not null,
  origin_key text not null,
  at timestamptz not null,
  primary key (tenant_id, course_key, origin_key)
);

-- The component that this one was laid out from; links placed for the first lead to this one in
-- its own course. Always the first in the line, so that a copy of a copy is found, too.
create table component_origin (
  tenant_id uuid not null,
  component_id uuid not null,
  origin_id uuid not null,
  primary key (tenant_id, component_id)
);
create index component_origin_copies on component_origin (tenant_id, origin_id);

-- Courses in which a run was taught before it went on in another; their links still lead to it.
create table course_run_place (
  tenant_id uuid not null,
  course_key text not null,
  course_run_id uuid not null,
  primary key (tenant_id, course_key),
  foreign key (tenant_id, course_run_id) references course_run (tenant_id, id)
);

grant select, insert on course_copied_from, component_origin to ${app};
grant select, insert, update, delete on course_run_place to ${app};
grant select on course_copied_from, component_origin, course_run_place to ${read};
