-- Follow-up work: a draft that changes, handings-in and answers that do not.

create table submission (
  tenant_id uuid not null,
  task_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED')),
  draft text not null,
  revision int not null,
  saved_at timestamptz not null,
  primary key (tenant_id, task_id, person_id),
  foreign key (tenant_id, task_id) references follow_up_task (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);

create table submitted_work (
  tenant_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  person_id uuid not null,
  number int not null,
  words text not null,
  submitted_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, task_id, person_id, number),
  foreign key (tenant_id, task_id, person_id) references submission (tenant_id, task_id, person_id)
);

-- Each handing-in is answered once.
create table feedback (
  tenant_id uuid not null,
  work_id uuid not null,
  verdict text not null check (verdict in ('ACCEPTED', 'RETURNED')),
  words text not null,
  mentor_id uuid not null,
  answered_at timestamptz not null,
  primary key (tenant_id, work_id),
  foreign key (tenant_id, work_id) references submitted_work (tenant_id, id)
);

grant select, insert, update on submission to ${app};
grant select, insert on submitted_work, feedback to ${app};
grant select (tenant_id, task_id, person_id, state, saved_at) on submission to ${read};
grant select (tenant_id, id, task_id, person_id, number, submitted_at) on submitted_work to ${read};
grant select (tenant_id, work_id, verdict, answered_at) on feedback to ${read};
