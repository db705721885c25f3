-- Decisions of before the register are brought in from a file, and may be taken back with it.
alter table governance.decision add column import_id uuid;
create index decision_by_import on governance.decision (organisation_id, import_id) where import_id is not null;
