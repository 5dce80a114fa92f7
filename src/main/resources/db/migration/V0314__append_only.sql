-- The grants keep the application from rewriting the book; these keep the owner of the tables from
-- doing it by a slip of the hand (a migration, a script). Whoever switches a trigger off on purpose
-- is found by verification.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% of % refused: the book is only added to', lower(tg_op), tg_table_name
    using errcode = 'XS314';
end $$;

do $$
declare
  kept text;
begin
  foreach kept in array array[
    'evidence', 'rule_pack', 'credit_entry', 'certificate', 'verification_run', 'correction',
    'correction_decision', 'document', 'period_decision', 'ledger_case', 'ledger_case_evidence',
    'ledger_case_closing', 'outside_credit', 'import_file'] loop
    execute format(
      'create trigger %I before update or delete or truncate on %I
         for each statement execute function refuse_rewriting()',
      kept || '_append_only', kept);
  end loop;
end $$;
