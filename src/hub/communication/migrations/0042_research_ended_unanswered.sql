-- The day named ends a request that nobody took up, too.
alter table communication.research drop constraint research_check1;
alter table communication.research
  add constraint research_reviewed_or_over check (state in ('asked', 'refused', 'ended') or review_until is not null);
