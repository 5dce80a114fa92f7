-- Two features had each kept a hash of the same number, under the same key. One column is enough,
-- and it is not unique: two rows with one number are two rows of one person, to be merged.
drop index person_id_hash;
update person set id_hash = encode(id_number_hash, 'hex')
where id_hash is null and id_number_hash is not null;
create index person_id_hash on person (tenant_id, id_hash) where id_hash is not null;
drop index person_id_number;
alter table person drop column id_number_hash;
