-- Sheets a shop has in its drawer, beside those that are commonly sold. All lengths are millimetres.
create table labels.paper (
  organisation_id uuid not null,
  id uuid not null,
  name text not null constraint paper_name_length check (length(name) between 1 and 60),
  width numeric(6, 2) not null,
  height numeric(6, 2) not null,
  columns int not null constraint paper_columns_possible check (columns between 1 and 40),
  rows int not null constraint paper_rows_possible check (rows between 1 and 100),
  -- of the first label, from the edges of the sheet
  margin_left numeric(6, 2) not null,
  margin_top numeric(6, 2) not null,
  label_width numeric(6, 2) not null,
  label_height numeric(6, 2) not null,
  -- between two labels
  gap_across numeric(6, 2) not null,
  gap_down numeric(6, 2) not null,
  -- whole paper that is cut with a knife
  cut_marks boolean not null,
  changed_at timestamptz not null,
  archived_at timestamptz,
  primary key (organisation_id, id)
);
-- two sheets of one name could not be told apart when printing
create unique index paper_name_once on labels.paper (organisation_id, lower(name)) where archived_at is null;
select platform.wall('labels.paper');
