-- What suppliers' lists say, and what of it waits for somebody to say yes.

-- The staging catalogue: every article of a supplier's list, by its order number, as the list said it last.
create table catalogue.article (
  organisation_id uuid not null,
  supplier_id uuid not null,
  code text not null,
  -- which sort of list it came from
  source text not null,
  -- of everything the row says: another hash is a changed row
  hash text not null,
  content jsonb not null,
  line_id uuid not null,
  -- the product was made of this article, so its fields follow the list
  made_product boolean not null,
  -- absent in the last whole list
  vanished boolean not null default false,
  import_id uuid not null,
  seen_at timestamptz not null,
  primary key (organisation_id, supplier_id, code),
  constraint article_of_a_supplier foreign key (organisation_id, supplier_id) references catalogue.supplier (organisation_id, id),
  constraint article_has_line foreign key (organisation_id, line_id)
    references catalogue.supplier_line (organisation_id, id) on delete cascade
);
-- the article behind a line
create index article_by_line on catalogue.article (organisation_id, line_id);
select platform.wall('catalogue.article');

-- A supplier asks otherwise than before: nothing of it reaches the till until somebody accepts it.
create table catalogue.supplier_price_change (
  organisation_id uuid not null,
  id uuid not null,
  line_id uuid not null,
  product_id uuid not null,
  supplier_id uuid not null,
  state text not null constraint change_state_known check (state in ('new', 'newNotMain', 'accepted', 'ignored')),
  -- what is asked, as rules/supplier-change.ts has it; no `old`: the line is new
  old jsonb,
  new jsonb not null,
  -- which of it differs
  fields text[] not null,
  -- from when the supplier asks it
  valid_from date,
  -- the product when it was found: price in cents, cost in 1/10 000
  product_cents bigint,
  product_cost bigint,
  import_id uuid,
  at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  primary key (organisation_id, id),
  constraint change_of_a_line foreign key (organisation_id, line_id)
    references catalogue.supplier_line (organisation_id, id) on delete cascade,
  constraint change_of_a_product foreign key (organisation_id, product_id) references catalogue.product (organisation_id, id),
  constraint change_of_a_supplier foreign key (organisation_id, supplier_id) references catalogue.supplier (organisation_id, id)
);
-- what waits: one a line, the next list takes its place
create unique index one_open_change_per_line on catalogue.supplier_price_change (organisation_id, line_id)
  where state in ('new', 'newNotMain');
-- the changes of a supplier, the latest first
create index change_by_supplier on catalogue.supplier_price_change (organisation_id, supplier_id, state, id desc);
-- whether a product has one that waits
create index change_by_product on catalogue.supplier_price_change (organisation_id, product_id) where state in ('new', 'newNotMain');
select platform.wall('catalogue.supplier_price_change');
