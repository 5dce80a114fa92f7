-- Where a platform lets us read and replace what it keeps of us (RFC 7592), and with what token.
alter table lti_registration add column management_url text;
alter table lti_registration add column management_token text;
alter table lti_registration add column management_sealed boolean not null default false;

-- What the platform calls a file it told us about.
alter table lti_asset add column title text not null default '';
create index lti_asset_of_person
  on lti_asset (tenant_id, registration_id, context_id, subject);
