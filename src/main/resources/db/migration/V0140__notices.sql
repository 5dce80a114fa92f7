-- What people are told: in the product, and by e-mail from an outbox.

create table notice (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  -- What it is about: told once, whoever tells it and however often.
  key text not null,
  text_key text not null,
  arguments jsonb not null,
  -- The platform's course it belongs to; empty for none.
  course_key text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, person_id, key),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);
create index notice_unread on notice (tenant_id, person_id, created_at);

-- How a person wants to be told; no row = the defaults of NoticeWishes.
create table notice_wish (
  tenant_id uuid not null,
  person_id uuid not null,
  email boolean not null,
  digest boolean not null,
  quiet_from time not null,
  quiet_to time not null,
  language text not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references person (tenant_id, id)
);

-- Outbox. SENDING is written before the mail server is spoken to: a message whose fate is unknown
-- is never sent again.
create table notice_mail (
  tenant_id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  due_at timestamptz not null,
  state text not null check (state in ('DUE', 'SENDING', 'SENT', 'NOT_SENT')),
  attempts int not null,
  changed_at timestamptz not null,
  primary key (tenant_id, notice_id),
  foreign key (tenant_id, notice_id) references notice (tenant_id, id)
);
create index notice_mail_due on notice_mail (tenant_id, due_at) where state = 'DUE';

grant select, insert on notice to ${app};
grant update (read_at) on notice to ${app};
grant select, insert, update on notice_wish, notice_mail to ${app};
grant select (tenant_id, id, text_key, created_at, read_at) on notice to ${read};
grant select (tenant_id, notice_id, due_at, state, attempts, changed_at) on notice_mail to ${read};
