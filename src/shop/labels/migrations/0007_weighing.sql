-- What people weighed themselves, with the label as it was printed: a label that tore is printed once more as it was.
create table labels.weighing (
  organisation_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  weighed_at timestamptz not null,
  gross_grams int not null,
  tare_grams int not null,
  -- cents
  amount bigint not null,
  code text not null,
  content jsonb not null,
  primary key (organisation_id, id),
  constraint weighing_leaves_something check (gross_grams > tare_grams and tare_grams >= 0)
);
-- forgotten after some weeks
create index weighing_by_time on labels.weighing (organisation_id, weighed_at, id);
select platform.wall('labels.weighing');
