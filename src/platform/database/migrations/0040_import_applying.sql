-- Long imports are applied after the answer: asked for, worked on by itself, found again in the list meanwhile.
alter table platform.import_run drop constraint import_state;
alter table platform.import_run add constraint import_state check (state in ('planned', 'applying', 'applied', 'undone'));
-- what was chosen when it was asked for, and by whom
alter table platform.import_run add column wish jsonb;
alter table platform.import_run add column asked_by uuid;
-- why it could not be applied, the last time
alter table platform.import_run add column trouble jsonb;
