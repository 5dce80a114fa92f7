-- The district's key for what it signs about its book. Public halves are published.
create table ledger_key (
  tenant_id uuid not null,
  id uuid not null,
  public_jwk jsonb not null,
  -- The private half, sealed with xueshi.ledger.key-secret if that is set.
  private_key text not null,
  sealed boolean not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id)
);

-- One a day: where every chain ended, counted, summed and signed. Kept elsewhere too, it finds what
-- no chain can tell about itself: that its end was cut off together with its head.
create table checkpoint (
  tenant_id uuid not null,
  id uuid not null,
  number integer not null check (number >= 1),
  day date not null,
  taken_at timestamptz not null,
  chains integer not null,
  entries bigint not null,
  jws text not null,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  unique (tenant_id, day)
);

-- The ends of the chains that grew since the checkpoint before.
create table checkpoint_head (
  tenant_id uuid not null,
  person_id uuid not null,
  number integer not null,
  length bigint not null,
  hash bytea not null,
  primary key (tenant_id, person_id, number),
  foreign key (tenant_id, number) references checkpoint (tenant_id, number)
);

do $$
declare
  kept text;
begin
  foreach kept in array array['ledger_key', 'checkpoint', 'checkpoint_head'] loop
    execute format(
      'create trigger %I before update or delete or truncate on %I
         for each statement execute function refuse_rewriting()',
      kept || '_append_only', kept);
  end loop;
end $$;

grant select, insert on ledger_key, checkpoint, checkpoint_head to ${app};
grant select on checkpoint, checkpoint_head to ${read};
