-- Products to be withdrawn as soon as no till is open.
create table catalogue.withdrawal (
  organisation_id uuid not null,
  product_id uuid not null,
  asked_at timestamptz not null,
  primary key (organisation_id, product_id),
  constraint withdrawal_of_a_product foreign key (organisation_id, product_id) references catalogue.product (organisation_id, id)
);
select platform.wall('catalogue.withdrawal');
