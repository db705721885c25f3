-- The list a participant came with: what was brought in may be taken back.
alter table organisations.participant add column import_id uuid;
create index participant_of_import on organisations.participant (organisation_id, import_id) where import_id is not null;
