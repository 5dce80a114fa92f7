-- Our signing keys have a life: who made them, who retired them and why. A retired key keeps its row
-- and loses its private part.

alter table lti_key
  add column created_by_kind text not null default 'SYSTEM',
  add column created_by_id text not null default 'lti-keys',
  add column retired_by_kind text,
  add column retired_by_id text,
  add column retired_because text not null default '';
