-- What proposals, decisions and needs say in other languages than the one that binds.
create schema translations;
grant usage on schema translations to komunigi_app;

create table translations.text (
  organisation_id uuid not null,
  -- what it translates: a proposal, a decision, a need
  kind text not null,
  subject_id uuid not null,
  language text not null,
  version integer not null,
  -- part by part, the parts named as in the original
  words jsonb not null,
  -- the original as it stood when this was written
  original jsonb not null,
  -- the version the writer had on the screen; an older one than the last says that two wrote at once
  based_on integer not null,
  written_at timestamptz not null,
  written_by uuid,
  reviewed_at timestamptz,
  reviewed_by uuid,
  primary key (organisation_id, subject_id, language, version)
);
select platform.wall('translations.text');
