-- Scores owed to platforms, and the columns they go to.

-- The list of columns of a platform's course (AGS line items), as launches named it.
create table grade_container (
  tenant_id uuid not null,
  course_key text not null,
  registration_id uuid not null,
  url text not null,
  seen_at timestamptz not null,
  primary key (tenant_id, course_key),
  foreign key (tenant_id, registration_id) references lti_registration (tenant_id, id)
);

-- Which column of the platform belongs to which part of a course.
create table line_item (
  tenant_id uuid not null,
  id uuid not null,
  registration_id uuid not null,
  course_key text not null,
  component_id uuid not null,
  -- Null until a launch names it or the platform's list has it.
  url text,
  -- When a score that was accepted was first found again in the platform; null = not seen yet.
  proven_at timestamptz,
  seen_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, course_key, component_id),
  foreign key (tenant_id, registration_id) references lti_registration (tenant_id, id)
);
create index line_item_component on line_item (tenant_id, component_id);

-- One row for a column and a person: the newest score wins, so there is never a queue to get out of
-- order.
create table score_outbox (
  tenant_id uuid not null,
  id uuid not null,
  line_item_id uuid not null,
  person_id uuid not null,
  given numeric(12, 5) not null,
  maximum numeric(12, 5) not null,
  -- When it happened; never sent (Moodle would refuse the second of two such times).
  event_at timestamptz not null,
  -- Grows with every newer score, so that a sender notices what came while it was sending.
  revision integer not null,
  state text not null check (state in ('WAITING', 'SENT', 'REFUSED', 'DEAD')),
  because text,
  waiting_since timestamptz not null,
  attempts integer not null,
  next_attempt_at timestamptz not null,
  -- Somebody is sending it; after that time they are taken for dead.
  leased_until timestamptz,
  -- The timestamp last put into a message, written before the message goes out.
  stamp timestamptz,
  sent_at timestamptz,
  sent_given numeric(12, 5),
  sent_maximum numeric(12, 5),
  -- What the platform said it holds when last asked.
  read_at timestamptz,
  read_given numeric(12, 5),
  read_maximum numeric(12, 5),
  primary key (tenant_id, id),
  unique (tenant_id, line_item_id, person_id),
  foreign key (tenant_id, line_item_id) references line_item (tenant_id, id),
  foreign key (tenant_id, person_id) references person (tenant_id, id),
  -- A score that would erase a grade cannot even be written down.
  check (maximum > 0 and given >= 0 and given <= maximum),
  check ((state in ('REFUSED', 'DEAD')) <= (because is not null))
);
create index score_outbox_due on score_outbox (tenant_id, next_attempt_at) where state = 'WAITING';

-- A platform that does not answer is left alone for a while, by all nodes.
create table platform_pause (
  tenant_id uuid not null,
  registration_id uuid not null,
  failures integer not null,
  paused_until timestamptz not null,
  primary key (tenant_id, registration_id),
  foreign key (tenant_id, registration_id) references lti_registration (tenant_id, id)
);

grant select, insert, update on grade_container, line_item, score_outbox to ${app};
grant select, insert, update, delete on platform_pause to ${app};
grant select on grade_container, line_item, score_outbox, platform_pause to ${read};
