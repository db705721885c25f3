-- Spoiled cells are mended where they are seen, and several files are handed in together.
alter table platform.import_run
  -- [{ line, column, text, was }]: what a person wrote in the place of a cell of the file
  add column mended jsonb not null default '[]',
  add column batch uuid;
create index import_run_together on platform.import_run (organisation_id, batch) where batch is not null;
