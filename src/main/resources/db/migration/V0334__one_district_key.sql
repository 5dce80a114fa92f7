-- Credentials and the book are signed with one key of the district. What an older one signed stays verifiable.
insert into ledger_key (tenant_id, id, public_jwk, private_key, sealed, recorded_at)
select tenant_id, id, public_jwk, private_jwk, sealed, created_at from issuer_key;

drop table issuer_key;
