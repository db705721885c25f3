-- The night looks at what was posted lately, however many years lie behind.
create index ledger_by_day on shifts.ledger_entry (organisation_id, effective_on);
