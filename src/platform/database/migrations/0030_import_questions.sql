-- What an import asks before it goes on, and what was answered: asked once, remembered for the next file.
alter table platform.import_run add column questions jsonb not null default '[]';
alter table platform.import_run add column choices jsonb not null default '{}';

create table platform.import_answer (
  organisation_id uuid not null,
  kind text not null,
  -- for what it holds: a supplier, a program, or one import alone
  source text not null,
  -- what is asked about (`unit`, `brand`), and the word of the file
  topic text not null,
  given text not null,
  answer text not null,
  answered_at timestamptz not null,
  answered_by uuid,
  primary key (organisation_id, kind, source, topic, given)
);
select platform.wall('platform.import_answer');
