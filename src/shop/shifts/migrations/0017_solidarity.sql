-- Given shifts, for what is in the pot.
create index attendance_solidarity on shifts.attendance (organisation_id, state) where purpose = 'solidarity';

-- What exchanges posted: the module `exchanges` checks itself by it.
create index ledger_entry_of_exchange on shifts.ledger_entry (organisation_id, cause_id) where cause = 'exchange';
create view shifts.public_exchange_entry with (security_invoker = true) as
  select organisation_id, member_id, cause_id, counter, amount, effective_on
  from shifts.ledger_entry where cause = 'exchange';
grant select on shifts.public_exchange_entry to komunigi_app;
