-- The key with which the district signs credentials and exports. A row a key; the newest signs, all are
-- published for ever, since what was signed once must stay verifiable.
create table issuer_key (
  tenant_id uuid not null,
  id uuid not null,
  -- RFC 7638 thumbprint of the public key.
  kid text not null,
  public_jwk jsonb not null,
  private_jwk text not null,
  sealed boolean not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, kid)
);

grant select, insert on issuer_key to ${app};
