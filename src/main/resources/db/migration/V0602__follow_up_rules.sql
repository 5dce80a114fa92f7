-- How a run's follow-up is led and closed; files with submissions; documents of the end; surveys.

-- No row = the defaults of FollowUpRules.
create table follow_up_plan (
  tenant_id uuid not null,
  course_run_id uuid not null,
  release_rule text not null check (release_rule in ('AT_END', 'BY_TASK')),
  feedback_days int not null check (feedback_days between 1 and 60),
  changed_at timestamptz not null,
  primary key (tenant_id, course_run_id),
  foreign key (tenant_id, course_run_id) references course_run (tenant_id, id)
);

create table follow_up_closing (
  tenant_id uuid not null,
  course_run_id uuid not null,
  closed_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, course_run_id),
  foreign key (tenant_id, course_run_id) references course_run (tenant_id, id)
);

-- With work_id: handed in, and never changed after that.
create table submission_file (
  tenant_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  person_id uuid not null,
  work_id uuid,
  file_name text not null check (length(file_name) between 1 and 200),
  media_type text not null,
  size int not null check (size between 1 and 10485760),
  content bytea not null,
  added_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, task_id) references follow_up_task (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  foreign key (tenant_id, work_id) references submitted_work (tenant_id, id),
  check (length(content) = size)
);
create index submission_file_of on submission_file (tenant_id, task_id, person_id);

-- Article 31.2: what is handed to the Bureau at the end. The newest of a kind holds.
create table closing_document (
  tenant_id uuid not null,
  id uuid not null,
  course_run_id uuid not null,
  kind text not null
    check (kind in ('PERFORMANCE_REPORT', 'TRAINEE_EVALUATION', 'EXCELLENT_TRAINEES')),
  file_name text not null check (length(file_name) between 1 and 200),
  media_type text not null,
  size int not null check (size between 1 and 10485760),
  content bytea not null,
  added_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, course_run_id) references course_run (tenant_id, id),
  check (length(content) = size)
);
create index closing_document_run on closing_document (tenant_id, course_run_id, kind, added_at);

-- Answers of a participant: at the end (levels 1 and 2) and in follow-up (levels 3 and 4).
create table survey_answer (
  tenant_id uuid not null,
  course_run_id uuid not null,
  person_id uuid not null,
  stage text not null check (stage in ('END', 'FOLLOW_UP')),
  -- Question → 1–5.
  answers jsonb not null,
  words text not null,
  answered_at timestamptz not null,
  primary key (tenant_id, course_run_id, person_id, stage),
  foreign key (tenant_id, course_run_id) references course_run (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);

grant select, insert, update on follow_up_plan to ${app};
grant select, insert on follow_up_closing, closing_document, survey_answer to ${app};
grant select, insert, delete on submission_file to ${app};
grant update (work_id) on submission_file to ${app};
grant select on follow_up_plan, follow_up_closing to ${read};
grant select (tenant_id, course_run_id, stage, answers, answered_at) on survey_answer to ${read};
grant select (tenant_id, id, course_run_id, kind, size, added_at) on closing_document to ${read};
