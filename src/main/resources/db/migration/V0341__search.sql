-- The Office's lists: newest by day earned; by school, name and staff number.
create index credit_entry_earned on credit_entry (tenant_id, earned_on, id);
create index credit_entry_actor on credit_entry (tenant_id, actor_id, id);
create index person_school on person (tenant_id, school_id, staff_number);
