-- Giving up a fixed place and the solidarity pot post entries of their own.
alter table shifts.ledger_entry drop constraint ledger_entry_cause_check;
alter table shifts.ledger_entry add constraint ledger_entry_cause_check
  check (cause in ('attendance', 'count', 'office', 'mode', 'relief', 'claim', 'leave', 'exchange', 'import'));
