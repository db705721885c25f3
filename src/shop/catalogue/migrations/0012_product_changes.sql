-- A change of many products at once, with what stood before, so that it can be taken back.
create table catalogue.product_change (
  organisation_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  -- the fields as they were asked for
  asked jsonb not null,
  -- of each product: before and after
  products jsonb not null,
  count int not null,
  undone_at timestamptz,
  primary key (organisation_id, id)
);
create index product_change_by_time on catalogue.product_change (organisation_id, at desc, id desc);
select platform.wall('catalogue.product_change');
