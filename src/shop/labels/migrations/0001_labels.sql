-- Labels: formats that a shop made of its own. The ready ones are part of the software.

create schema labels;
grant usage on schema labels to komunigi_app;

create table labels.label_format (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  -- the ready format it began as
  based_on text not null,
  -- what `rules/format.ts` calls LabelFormat, without its id
  layout jsonb not null,
  version integer not null default 1 check (version >= 1),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  archived_at timestamptz,
  primary key (organisation_id, id),
  constraint format_has_a_name check (length(name) between 1 and 60)
);
-- no two formats in use have the same name
create unique index format_name_once on labels.label_format (organisation_id, lower(name)) where archived_at is null;
select platform.wall('labels.label_format');
