-- Money that came after others took a call over goes back to them: its payment says so, so that it can be undone.
alter table funding.settlement drop constraint settlement_way;
alter table funding.settlement add constraint settlement_way
  check (way in ('bank', 'credit', 'hours', 'advance', 'repaid', 'take_over', 'returned', 'undone'));
create index settlement_set on funding.settlement (organisation_id, set_id);
