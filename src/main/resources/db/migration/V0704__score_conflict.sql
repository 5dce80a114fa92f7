-- Somebody changed a grade in the platform after we sent it, and we have a newer one: the trainer
-- chooses. One row for a score until the platform takes one of ours again.
create table score_conflict (
  tenant_id uuid not null,
  outbox_id uuid not null,
  -- What the platform held when it was found.
  given numeric(12, 5) not null,
  maximum numeric(12, 5) not null,
  found_at timestamptz not null,
  choice text not null check (choice in ('OPEN', 'OURS', 'THEIRS')),
  chosen_by text,
  chosen_at timestamptz,
  primary key (tenant_id, outbox_id),
  foreign key (tenant_id, outbox_id) references score_outbox (tenant_id, id)
);

grant select, insert, update, delete on score_conflict to ${app};
grant select on score_conflict to ${read};
