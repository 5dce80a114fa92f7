-- Tokens are made and ended in the console: by whom, until when, and when they were last used.
alter table api_token
  add column expires_at timestamptz,
  add column last_used_at timestamptz,
  add column created_by_kind text not null default 'SYSTEM',
  add column created_by_id text not null default 'configured',
  add column revoked_by_kind text,
  add column revoked_by_id text;
