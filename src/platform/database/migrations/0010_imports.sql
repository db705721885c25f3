-- Imports: every file is a dry run first, then applied in one transaction, and undone where nothing was built on it.
create table platform.import_run (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null,
  file_name text not null,
  file_hash text not null,
  file_bytes integer not null,
  -- the file itself, kept until it is applied, or seven days
  file bytea,
  -- how the file was read: headers, encoding, separator, sheet
  about jsonb not null,
  -- field -> column, and how sure that is
  mapping jsonb not null,
  -- what is odd about the file as a whole
  problems jsonb not null,
  state text not null constraint import_state check (state in ('planned', 'applied', 'undone')),
  totals jsonb not null,
  -- what else the module counted when it was applied
  counts jsonb not null default '{}',
  -- says whether the dry run that somebody saw is still what would happen
  plan_hash text not null,
  planned_at timestamptz not null,
  planned_by uuid,
  applied_at timestamptz,
  applied_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (organisation_id, id)
);
select platform.wall('platform.import_run');
-- was this very file applied before?
create index import_run_by_file on platform.import_run (organisation_id, file_hash, kind) where state = 'applied';
-- nightly clearing of files nobody applied
create index import_run_waiting on platform.import_run (organisation_id, planned_at) where file is not null;

-- What would happen, or happened, to each record of the file.
create table platform.import_row (
  organisation_id uuid not null,
  import_id uuid not null,
  line integer not null,
  outcome text not null constraint import_outcome
    check (outcome in ('create', 'update', 'same', 'skip', 'faulty', 'left_out')),
  label text not null,
  problems jsonb not null,
  changes jsonb not null,
  primary key (organisation_id, import_id, line),
  foreign key (organisation_id, import_id) references platform.import_run (organisation_id, id) on delete cascade
);
select platform.wall('platform.import_row');

-- Which columns a person chose for files with these headers.
create table platform.import_mapping (
  organisation_id uuid not null,
  kind text not null,
  signature text not null,
  choices jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid,
  primary key (organisation_id, kind, signature)
);
select platform.wall('platform.import_mapping');

-- What an import wrote, one row per sort of thing: how it can be taken back.
create table platform.import_trace (
  organisation_id uuid not null,
  import_id uuid not null,
  thing text not null,
  created uuid[] not null,
  -- [{ id, before }]: what stood there before it was changed
  changed jsonb not null,
  primary key (organisation_id, import_id, thing),
  foreign key (organisation_id, import_id) references platform.import_run (organisation_id, id) on delete cascade
);
select platform.wall('platform.import_trace');
