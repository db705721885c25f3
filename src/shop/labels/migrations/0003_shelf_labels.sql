-- What should hang on the shelves, what came out of the printers, and what hangs. What is to be done follows from the
-- three (`rules/shelf-label.ts`) and is stored nowhere.

-- What a label of this fingerprint says: for telling an old label from the new one, and what changed.
create table labels.content (
  organisation_id uuid not null,
  fingerprint text not null constraint fingerprint_form check (fingerprint ~ '^[0-9a-f]{64}$'),
  format text not null,
  says jsonb not null,
  first_at timestamptz not null,
  primary key (organisation_id, fingerprint)
);
-- which label bears this short code
create index content_by_short_code on labels.content (organisation_id, (left(fingerprint, 6)));
select platform.wall('labels.content');

create table labels.shelf_label (
  organisation_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  -- null: the product has no place yet
  place_id uuid,
  -- as last looked at: the product is sold and stands at this place
  here boolean not null,
  -- what it is found, chosen and sorted by, as last looked at
  number int not null,
  name text not null,
  category_id uuid,
  supplier_id uuid,
  barcode text,
  walk int,
  format text,
  wanted text,
  wanted_at timestamptz,
  wanted_by uuid,
  printed text,
  printed_at timestamptz,
  printed_by uuid,
  -- the day it was printed for, which may be tomorrow
  printed_for date,
  placed text,
  placed_at timestamptz,
  placed_by uuid,
  placed_for date,
  -- somebody wants it printed again although it says the same
  reprint_at timestamptz,
  reprint_by uuid,
  reprint_reason text constraint reprint_reason_short check (length(reprint_reason) between 1 and 200),
  copies int not null default 1 constraint copies_possible check (copies between 1 and 20),
  primary key (organisation_id, id),
  constraint one_label_per_place unique nulls not distinct (organisation_id, product_id, place_id),
  constraint wanted_with_its_time check ((wanted is null) = (wanted_at is null)),
  constraint printed_with_its_time check ((printed is null) = (printed_at is null) and (printed is null) = (printed_for is null)),
  constraint placed_with_its_time check ((placed is null) = (placed_at is null) and (placed is null) = (placed_for is null)),
  constraint reprint_with_its_reason check ((reprint_at is null) = (reprint_reason is null))
);
-- what may have to be done: all but those that hang as they should
create index shelf_label_behind on labels.shelf_label (organisation_id, id)
  where not here or placed is distinct from wanted or wanted is null or reprint_at is not null;
-- the label of a scanned product
create index shelf_label_by_product on labels.shelf_label (organisation_id, product_id, id);
select platform.wall('labels.shelf_label');

-- Which format a product, or what lies in a category, is printed in; else the shop's own standard.
create table labels.format_rule (
  organisation_id uuid not null,
  scope text not null constraint format_rule_scope_known check (scope in ('product', 'category')),
  target_id uuid not null,
  format text not null,
  primary key (organisation_id, scope, target_id)
);
select platform.wall('labels.format_rule');

create table labels.print_run (
  organisation_id uuid not null,
  id uuid not null,
  number int not null,
  format text not null,
  -- the labels say what holds on this day
  day date not null,
  state text not null constraint run_state_known check (state in ('draft', 'made', 'succeeded', 'partly', 'failed')),
  sort text not null constraint run_sort_known check (sort in ('walk', 'name', 'category')),
  -- the sheet or roll, and what it was printed on; null for a draft
  paper text,
  printer_id uuid,
  start_at int not null default 1 constraint run_start_possible check (start_at >= 1),
  -- the format as it was, so that the same file can be had again
  layout jsonb,
  begun_at timestamptz not null,
  begun_by uuid,
  made_at timestamptz,
  made_by uuid,
  told_at timestamptz,
  told_by uuid,
  primary key (organisation_id, id),
  constraint run_number_once unique (organisation_id, number),
  constraint made_with_its_time check ((state = 'draft') = (made_at is null)),
  constraint told_with_its_time check ((state in ('draft', 'made')) = (told_at is null))
);
-- who prints what just now
create index print_run_open on labels.print_run (organisation_id, id) where state in ('draft', 'made');
select platform.wall('labels.print_run');

create table labels.run_label (
  organisation_id uuid not null,
  run_id uuid not null,
  label_id uuid not null,
  position int not null,
  copies int not null constraint run_copies_possible check (copies between 1 and 20),
  -- what it says, from the moment the run is made
  fingerprint text,
  content jsonb,
  -- null until somebody told
  came_out boolean,
  -- printed although another run holds it
  again boolean not null default false,
  primary key (organisation_id, run_id, label_id),
  constraint label_of_a_run foreign key (organisation_id, run_id) references labels.print_run (organisation_id, id) on delete cascade,
  constraint run_of_a_label foreign key (organisation_id, label_id) references labels.shelf_label (organisation_id, id)
);
-- the runs of a label
create index run_label_by_label on labels.run_label (organisation_id, label_id, run_id);
select platform.wall('labels.run_label');
